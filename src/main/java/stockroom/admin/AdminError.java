package stockroom.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error, in the shape of the Storm API's. The message says what to change.
 *
 * @param errorClass without the {@code LW::Exception::} that all have in common
 * @param extras further members of the body
 * @param headers what the status wants besides
 */
record AdminError(
        int status, String errorClass, String message, Map<String, String> extras, Map<String, String> headers)
        implements AdminAnswer {

    private static final String CLASS_PREFIX = "LW::Exception::";

    AdminError {
        extras = Map.copyOf(extras);
        headers = Map.copyOf(headers);
    }

    private static AdminError of(int status, String errorClass, String message) {
        return new AdminError(status, errorClass, message, Map.of(), Map.of());
    }

    static AdminError closed() {
        return of(
                403,
                "Forbidden",
                "No operators' keys are in use, so nobody is let in: set stockroom.admin.key-file to a file with the hex"
                        + " SHA-256 of a key in each line.");
    }

    static AdminError unknownOperator() {
        return of(401, "Authorization", "Give an operator's key as a Bearer token.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"Stockroom operators\"");
    }

    static AdminError unknownPath(List<String> known) {
        return of(404, "API::InvalidMethod", "There is nothing here. There are: " + String.join(", ", known) + ".");
    }

    static AdminError wrongMethod(String allowed) {
        return of(405, "API::InvalidMethod", "Use " + allowed + " here.").withHeader("Allow", allowed);
    }

    static AdminError bodyTooLarge(int bytesMax) {
        return of(413, "Input::OutOfBounds", "The request body may have " + bytesMax + " bytes at most.")
                .withField("body");
    }

    static AdminError malformed(String message) {
        return of(400, "Deserialize", message);
    }

    static AdminError unknownMember(String name, List<String> known) {
        return of(
                        400,
                        "Input::Unknown",
                        "There is no member '" + name + "'. There are: " + String.join(", ", known) + ".")
                .withField(name);
    }

    static AdminError invalid(String member, String message) {
        return of(400, "Input::Validation", message).withField(member);
    }

    /** The purge counts on this replica already, so nobody need ask again; whoever does, does no harm. */
    static AdminError purgedHereOnly() {
        return of(
                        503,
                        "Resource::Unavailable",
                        "Redis does not answer. The purge counts on this replica at once, and on the others as soon as"
                                + " Redis is back; it need not be asked again.")
                .with("resource", "redis")
                .with("purged", "here")
                .withHeader("Retry-After", "1");
    }

    static AdminError internal() {
        return of(500, "API::Internal", "The gateway failed; its log says more.");
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

    private AdminError withField(String name) {
        return with("field", name);
    }

    private AdminError with(String name, String value) {
        return new AdminError(status, errorClass, message, plus(extras, name, value), headers);
    }

    private AdminError withHeader(String name, String value) {
        return new AdminError(status, errorClass, message, extras, plus(headers, name, value));
    }

    private static Map<String, String> plus(Map<String, String> some, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(some);
        more.put(name, value);
        return more;
    }
}
