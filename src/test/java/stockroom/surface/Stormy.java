package stockroom.surface;

import java.util.Map;

/**
 * Short limits, a breaker that stays out of the way, and a memory that keeps nothing, so that Redis answers. What goes
 * wrong is up to each test.
 */
public class Stormy extends Calm {

    static final int REPLY_BYTES_MAX = 1 << 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "stockroom.upstream.timeout", "PT1.5S",
                "stockroom.upstream.rate-limit.pause", "PT0.001S",
                "stockroom.upstream.rate-limit.pause-max", "PT0.001S",
                "stockroom.request-timeout", "PT1.5S",
                "stockroom.upstream.reply-bytes-max", Integer.toString(REPLY_BYTES_MAX),
                "stockroom.upstream.breaker.window", "1000",
                "stockroom.upstream.breaker.failure-ratio", "1",
                "stockroom.cache.stale-after", "PT0.5S",
                "stockroom.cache.memory-bytes-max", "0");
    }
}
