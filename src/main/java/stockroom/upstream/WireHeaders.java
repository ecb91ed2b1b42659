package stockroom.upstream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import stockroom.catalog.Reply;

/**
 * The headers of a reply that matter, as they came: they are read when somebody asks, which for most replies nobody does.
 *
 * @param contentType {@link Reply#UNKNOWN_TYPE} where there is none
 */
record WireHeaders(String contentType, Optional<String> dateText, Optional<String> retryAfterText) {

    static WireHeaders of(Response response) {
        return new WireHeaders(
                Optional.ofNullable(response.getHeaderString(HttpHeaders.CONTENT_TYPE))
                        .orElse(Reply.UNKNOWN_TYPE),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.DATE)),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }

    /** When upstream sent the reply, by its own clock. */
    Optional<Instant> date() {
        return dateText.flatMap(WireHeaders::instant);
    }

    /** In seconds, or as a date by the clock that {@link #date} tells (RFC 9110, section 10.2.3). */
    Optional<Duration> retryAfter() {
        return retryAfterText.flatMap(text -> seconds(text).or(() -> until(text)));
    }

    /** From upstream's now to upstream's then: our clock may be another. */
    private Optional<Duration> until(String then) {
        return date().flatMap(from -> instant(then).map(to -> Duration.between(from, to)))
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
