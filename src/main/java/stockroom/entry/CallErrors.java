package stockroom.entry;

import java.time.Duration;
import stockroom.catalog.StormError;

/** What a call can be refused with. */
final class CallErrors {

    private CallErrors() {}

    static StormError malformed(Encoding encoding, String message) {
        return StormError.of(400, "Deserialize", message)
                .with("encoding", encoding.name())
                .with("data", "");
    }

    static StormError paramsNotAnObject() {
        return StormError.of(400, "Input::Validation", "'params' must be an object of named parameters.")
                .with("field", "params")
                .with("type", "hash")
                .with("value", "");
    }

    static StormError queryNotEncoded() {
        return StormError.of(400, "Input::Validation", "The query must be percent-encoded (RFC 3986, section 2.1).")
                .with("field", "query")
                .with("type", "query")
                .with("value", "");
    }

    static StormError unknownEncoding(String name) {
        return StormError.of(400, "API::InvalidEncoding", "The encoding must be json or yaml.")
                .with("encoding", StormError.printable(name));
    }

    static StormError unauthenticated() {
        return StormError.of(
                        401,
                        "Authorization",
                        "Give a tenant's name and one of its keys by HTTP Basic, or the key alone as a Bearer token.")
                .with("username", "")
                .withHeader("WWW-Authenticate", "Basic realm=\"Stockroom\", charset=\"UTF-8\"");
    }

    static StormError notForwarded(String method) {
        return StormError.of(403, "Forbidden", "'" + method + "' may not be called through this gateway.");
    }

    static StormError unknownPath() {
        return StormError.of(
                        404,
                        "API::InvalidMethod",
                        "The path must be /{version}/{Namespace}/{method}, with version v1 or bleed.")
                .with("method", "");
    }

    static StormError httpMethodNotAllowed(String allowed) {
        return StormError.of(405, "API::InvalidMethod", "Use one of these HTTP methods here: " + allowed + ".")
                .with("method", "")
                .withHeader("Allow", allowed);
    }

    static StormError bodyTooLarge(long bytesMax) {
        return StormError.of(413, "Input::OutOfBounds", "The request body may have " + bytesMax + " bytes at most.")
                .with("field", "body")
                .with("max", Long.toString(bytesMax))
                .with("min", "0")
                .with("value", "");
    }

    static StormError tooManyAttempts(Duration retryAfter) {
        return rateLimited(429, "Too many failed logins: check the tenant's name and key, then try again later.")
                .retryAfter(retryAfter);
    }

    static StormError bodyTooSlow(Duration timeout) {
        return StormError.of(
                        400,
                        "Input::OutOfBounds",
                        "The request body did not come whole within " + timeout.toMillis() + " ms.")
                .with("field", "body")
                .with("max", Long.toString(timeout.toMillis()))
                .with("min", "0")
                .with("value", "");
    }

    static StormError bodyBroken() {
        return StormError.of(400, "Input::Validation", "The request body broke off or is not framed as HTTP has it.")
                .with("field", "body")
                .with("type", "body")
                .with("value", "");
    }

    static StormError doubtfulFraming() {
        return StormError.of(400, "Input::Validation", "The only Transfer-Encoding that is taken is 'chunked'.")
                .with("field", "Transfer-Encoding")
                .with("type", "chunked")
                .with("value", "");
    }

    /** In upstream's own words; 429 for what the caller did, 503 while upstream wants a tenant's calls to rest. */
    static StormError rateLimited(int status, String message) {
        return StormError.of(status, "API::RateLimit", message)
                .with("account", "")
                .with("ip", "")
                .with("method", "");
    }

    static StormError upstreamLogin(int status, String message) {
        return StormError.of(status, "RemoteService::Authorization", message).with("url", "");
    }

    static StormError upstream(int status, String message) {
        return StormError.of(status, "Resource::Unavailable", message).with("resource", "upstream");
    }

    static StormError internal() {
        return StormError.of(500, "API::Internal", "The gateway failed; its log has the request id.")
                .with("public_message", "The gateway failed.");
    }
}
