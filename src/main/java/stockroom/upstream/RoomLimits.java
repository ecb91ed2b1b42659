package stockroom.upstream;

import java.time.Duration;

/**
 * How many calls may be under way to upstream and wait for it. A share that exceeds the whole is the whole.
 *
 * @param concurrent calls under way at once, of all tenants
 * @param concurrentPerTenant calls under way at once, of one tenant
 * @param queue calls that wait for room, of all tenants
 * @param queuePerTenant calls that wait for room, of one tenant
 * @param queueWait how long a call may wait for room: where the more urgent always go first, it would else for ever
 * @param ramp how long after an outage the room takes to grow from its first step to all of it
 */
public record RoomLimits(
        int concurrent, int concurrentPerTenant, int queue, int queuePerTenant, Duration queueWait, Duration ramp) {

    /** What is used where nothing is set. */
    public static final RoomLimits DEFAULTS =
            new RoomLimits(64, 24, 256, 128, Duration.ofSeconds(5), Duration.ofSeconds(10));

    public RoomLimits {
        UpstreamLimits.positive("concurrent", concurrent);
        UpstreamLimits.positive("concurrent-per-tenant", concurrentPerTenant);
        UpstreamLimits.positive("queue", queue);
        UpstreamLimits.positive("queue-per-tenant", queuePerTenant);
        UpstreamLimits.positive("queue-wait", queueWait);
        UpstreamLimits.positive("ramp", ramp);
    }
}
