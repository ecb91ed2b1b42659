package stockroom.entry;

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
record StormError(
        int status, String errorClass, String message, Map<String, String> extras, Map<String, String> headers) {

    private static final String CLASS_PREFIX = "LW::Exception::";

    StormError {
        extras = Map.copyOf(extras);
        headers = Map.copyOf(headers);
    }

    private static StormError of(int status, String errorClass, String message) {
        return new StormError(status, errorClass, message, Map.of(), Map.of());
    }

    static StormError malformed(Encoding encoding, String message) {
        return of(400, "Deserialize", message).with("encoding", encoding.name()).with("data", "");
    }

    static StormError paramsNotAnObject() {
        return of(400, "Input::Validation", "'params' must be an object of named parameters.")
                .with("field", "params")
                .with("type", "hash")
                .with("value", "");
    }

    static StormError unknownEncoding(String name) {
        return of(400, "API::InvalidEncoding", "The encoding must be json or yaml.")
                .with("encoding", printable(name));
    }

    static StormError unauthenticated() {
        return of(
                        401,
                        "Authorization",
                        "Give a tenant's name and one of its keys by HTTP Basic, or the key alone as a Bearer token.")
                .with("username", "")
                .withHeader("WWW-Authenticate", "Basic realm=\"Stockroom\", charset=\"UTF-8\"");
    }

    static StormError notForwarded(String method) {
        return of(403, "Forbidden", "'" + method + "' may not be called through this gateway.");
    }

    static StormError unknownPath() {
        return of(
                        404,
                        "API::InvalidMethod",
                        "The path must be /{version}/{Namespace}/{method}, with version v1 or bleed.")
                .with("method", "");
    }

    static StormError httpMethodNotAllowed(String allowed) {
        return of(405, "API::InvalidMethod", "Use one of these HTTP methods here: " + allowed + ".")
                .with("method", "")
                .withHeader("Allow", allowed);
    }

    static StormError bodyTooLarge(long bytesMax) {
        return of(413, "Input::OutOfBounds", "The request body may have " + bytesMax + " bytes at most.")
                .with("field", "body")
                .with("max", Long.toString(bytesMax))
                .with("min", "0")
                .with("value", "");
    }

    static StormError tooManyAttempts(Duration retryAfter) {
        return of(
                        429,
                        "API::RateLimit",
                        "Too many failed logins: check the tenant's name and key, then try again later.")
                .with("account", "")
                .with("ip", "")
                .with("method", "")
                .retryAfter(retryAfter);
    }

    static StormError upstreamLogin(int status, String message) {
        return of(status, "RemoteService::Authorization", message).with("url", "");
    }

    static StormError upstream(int status, String message) {
        return of(status, "Resource::Unavailable", message).with("resource", "upstream");
    }

    static StormError internal() {
        return of(500, "API::Internal", "The gateway failed; its log has the request id.")
                .with("public_message", "The gateway failed.");
    }

    StormError retryAfter(Duration delay) {
        return withHeader(
                "Retry-After", Long.toString(Math.max(1, delay.plusMillis(999).toSeconds())));
    }

    /** The members of the body, in the order that they are written. */
    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error_class", CLASS_PREFIX + errorClass);
        members.put("error_message", message);
        members.put("full_message", message);
        members.put("error", message);
        members.putAll(extras);
        return members;
    }

    private StormError with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(extras);
        more.put(name, value);
        return new StormError(status, errorClass, message, more, headers);
    }

    private StormError withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new StormError(status, errorClass, message, extras, more);
    }

    /** A caller's own word, safe to give back: short, and of letters that no terminal or log stumbles over. */
    private static String printable(String word) {
        return word.substring(0, Math.min(word.length(), 32)).replaceAll("[^A-Za-z0-9._-]", "?");
    }
}
