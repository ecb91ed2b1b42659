package stockroom.admin;

import java.util.List;
import stockroom.catalog.StormError;

/** What an operator can be refused with. */
final class AdminErrors {

    private AdminErrors() {}

    static StormError closed() {
        return StormError.of(
                403,
                "Forbidden",
                "No operators' keys are in use, so nobody is let in: set stockroom.admin.key-file to a file with the hex"
                        + " SHA-256 of a key in each line.");
    }

    static StormError unknownOperator() {
        return StormError.of(401, "Authorization", "Give an operator's key as a Bearer token.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"Stockroom operators\"");
    }

    static StormError unknownPath(List<String> known) {
        return StormError.of(
                404, "API::InvalidMethod", "There is nothing here. There are: " + String.join(", ", known) + ".");
    }

    static StormError wrongMethod(String allowed) {
        return StormError.of(405, "API::InvalidMethod", "Use " + allowed + " here.")
                .withHeader("Allow", allowed);
    }

    static StormError bodyTooLarge(int bytesMax) {
        return StormError.of(413, "Input::OutOfBounds", "The request body may have " + bytesMax + " bytes at most.")
                .with("field", "body");
    }

    static StormError malformed(String message) {
        return StormError.of(400, "Deserialize", message);
    }

    static StormError unknownMember(String name, List<String> known) {
        return StormError.of(
                        400,
                        "Input::Unknown",
                        "There is no member '" + name + "'. There are: " + String.join(", ", known) + ".")
                .with("field", name);
    }

    static StormError missing(String member, String message) {
        return StormError.of(400, "Input::Required", message).with("field", member);
    }

    static StormError unknownTenant() {
        return StormError.of(
                        404,
                        "RecordNotFound",
                        "There is no such tenant here; GET /admin/tenants lists those there are.")
                .with("field", "tenant");
    }

    /** A call that cannot be explained, for its caller would be refused. */
    static StormError refusedCall(StormError refused) {
        return StormError.of(
                400,
                refused.errorClass(),
                "The gateway would refuse this call with " + refused.status() + ": " + refused.message());
    }

    static StormError invalid(String member, String message) {
        return StormError.of(400, "Input::Validation", message).with("field", member);
    }

    /** The purge counts on this replica already, so nobody need ask again; whoever does, does no harm. */
    static StormError purgedHereOnly() {
        return StormError.of(
                        503,
                        "Resource::Unavailable",
                        "Redis does not answer. The purge counts on this replica at once, and on the others as soon as"
                                + " Redis is back; it need not be asked again.")
                .with("resource", "redis")
                .with("purged", "here")
                .withHeader("Retry-After", "1");
    }

    static StormError internal() {
        return StormError.of(500, "API::Internal", "The gateway failed; its log says more.");
    }
}
