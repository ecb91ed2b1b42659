package stockroom.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error of the gateway's own, in the shape of the Storm API's errors.
 *
 * <p>The message says what to change; it never repeats a secret or a body.
 *
 * @param status the HTTP status (RFC 9110)
 * @param errorClass the class, without the {@code LW::Exception::} that all have in common
 * @param extras the class's own fields
 * @param headers what the status wants besides: {@code Allow}, {@code Retry-After}, {@code WWW-Authenticate}
 */
public record StormError(
        int status, String errorClass, String message, Map<String, String> extras, Map<String, String> headers) {

    private static final String CLASS_PREFIX = "LW::Exception::";
    private static final int WORD_LENGTH_MAX = 32;

    public StormError {
        extras = Map.copyOf(extras);
        headers = Map.copyOf(headers);
    }

    public static StormError of(int status, String errorClass, String message) {
        return new StormError(status, errorClass, message, Map.of(), Map.of());
    }

    public StormError with(String name, String value) {
        return new StormError(status, errorClass, message, plus(extras, name, value), headers);
    }

    public StormError withHeader(String name, String value) {
        return new StormError(status, errorClass, message, extras, plus(headers, name, value));
    }

    /** When to come back, in whole seconds, rounded up. */
    public StormError retryAfter(Duration delay) {
        return withHeader(
                "Retry-After", Long.toString(Math.max(1, delay.plusMillis(999).toSeconds())));
    }

    /** The members of the body, in the order that they are written. */
    public Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error_class", CLASS_PREFIX + errorClass);
        members.put("error_message", message);
        members.put("full_message", message);
        members.put("error", message);
        members.putAll(extras);
        return members;
    }

    /** Somebody else's word, safe to give back: short, and of letters that no terminal or log stumbles over. */
    public static String printable(String word) {
        return word.substring(0, Math.min(word.length(), WORD_LENGTH_MAX)).replaceAll("[^A-Za-z0-9._-]", "?");
    }

    private static Map<String, String> plus(Map<String, String> some, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(some);
        more.put(name, value);
        return more;
    }
}
