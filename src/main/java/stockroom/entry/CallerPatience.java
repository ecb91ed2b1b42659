package stockroom.entry;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller says that it waits: {@code Prefer: wait} (RFC 7240, section 4.3), in seconds, and Envoy's {@code
 * x-envoy-expected-rq-timeout-ms}. The shorter counts.
 *
 * <p>What can not be read is ignored, as RFC 7240 (section 2) wants of a preference that a server can not honour.
 */
final class CallerPatience {

    private static final String ENVOY = "x-envoy-expected-rq-timeout-ms";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]++|\\\\.)*+\"";

    /** A preference, its value, and its parameters, which none of those has that count here. */
    private static final Pattern PREFERENCE = Pattern.compile("[\\s,]*+(" + TOKEN + ")(?:[ \t]*+=[ \t]*+(" + TOKEN + "|"
            + QUOTED + ")?+)?+(?:[^,\"]++|" + QUOTED + ")*+");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Who does not wait at all still gets what is at hand. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private CallerPatience() {}

    static Optional<Duration> of(MultiMap headers) {
        Optional<Duration> preferred = prefer(headers.getAll("Prefer"));
        Optional<Duration> expected = number(headers.get(ENVOY)).stream()
                .filter(millis -> millis > 0)
                .mapToObj(Duration::ofMillis)
                .findFirst();
        return preferred
                .map(one -> expected.filter(other -> other.compareTo(one) < 0).orElse(one))
                .or(() -> expected)
                .map(limit -> limit.compareTo(LEAST) < 0 ? LEAST : limit);
    }

    /** Of a preference that is given twice the first counts (RFC 7240, section 2). */
    private static Optional<Duration> prefer(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Matcher preference = PREFERENCE.matcher(String.join(",", values));
        while (preference.lookingAt()) {
            if (preference.group(1).toLowerCase(Locale.ROOT).equals("wait")) {
                OptionalLong seconds = number(unquoted(preference.group(2)));
                return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsLong())) : Optional.empty();
            }
            preference.region(preference.end(), preference.regionEnd());
        }
        return Optional.empty();
    }

    private static @Nullable String unquoted(@Nullable String word) {
        return word != null && word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
    }

    private static OptionalLong number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
