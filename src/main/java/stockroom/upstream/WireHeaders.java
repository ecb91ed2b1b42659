package stockroom.upstream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a reply that matter.
 *
 * @param contentType {@code application/octet-stream} where there is none
 * @param date when upstream sent the reply, by its own clock
 * @param retryAfter in seconds, or as a date by the clock that {@code date} tells (RFC 9110, section 10.2.3)
 */
record WireHeaders(String contentType, Optional<Instant> date, Optional<Duration> retryAfter) {

    WireHeaders(Response response) {
        this(
                Optional.ofNullable(response.getHeaderString(HttpHeaders.CONTENT_TYPE))
                        .orElse("application/octet-stream"),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.DATE)).flatMap(WireHeaders::instant),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                        .flatMap(text ->
                                seconds(text).or(() -> until(text, response.getHeaderString(HttpHeaders.DATE)))));
    }

    /** From upstream's now to upstream's then: our clock may be another. */
    private static Optional<Duration> until(String then, @Nullable String now) {
        return Optional.ofNullable(now)
                .flatMap(WireHeaders::instant)
                .flatMap(from -> instant(then).map(to -> Duration.between(from, to)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
