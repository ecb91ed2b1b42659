package stockroom.entry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Reply;
import stockroom.catalog.StormError;
import stockroom.entry.WireRequest.Verb;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupResult;

/** Writes what became of a call as a response, in the caller's encoding. */
final class ReplyWriter {

    private static final String NOT_KEPT = "private, no-store";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private ReplyWriter() {}

    static WireReply write(LookupResult result, Encoding encoding, Verb verb, Optional<String> ifNoneMatch) {
        WireReply reply = switch (result) {
            case LookupResult.Hit hit -> passed(hit.reply(), encoding);
            case LookupResult.Stale stale -> passed(stale.reply(), encoding);
            case LookupResult.Fetched fetched -> passed(fetched.reply(), encoding);
            case LookupResult.Failed failed -> error(failure(failed), encoding);
        };
        reply.with(CacheHeaders.STATUS, CacheHeaders.cacheStatus(result)).with("Cache-Control", NOT_KEPT);
        Optional<Aging> aging = CacheHeaders.aging(result);
        aging.ifPresent(known -> reply.with("Age", CacheHeaders.age(known)));
        return aging.isPresent() && verb != Verb.POST && reply.status() == 200
                ? validated(reply, aging.get(), ifNoneMatch)
                : reply;
    }

    /** What a cache of the caller's may keep it may also ask about (RFC 9110, section 13). */
    private static WireReply validated(WireReply reply, Aging aging, Optional<String> ifNoneMatch) {
        String tag = EntityTag.of(reply.body());
        boolean known = ifNoneMatch
                .filter(candidates -> EntityTag.matches(candidates, tag))
                .isPresent();
        WireReply validated = known
                ? new WireReply(WireReply.NOT_MODIFIED, new byte[0]).withAll(withoutType(reply.headers()))
                : reply;
        return validated
                .with("ETag", tag)
                .with("Cache-Control", CacheHeaders.cacheControl(aging))
                .with("Vary", "Authorization");
    }

    private static Map<String, String> withoutType(Map<String, String> headers) {
        headers.remove("Content-Type");
        return headers;
    }

    /** Upstream's own bytes; in YAML, what they mean. */
    private static WireReply passed(Reply reply, Encoding encoding) {
        boolean json = reply.kind() == Reply.Kind.SUCCESS;
        WireReply passed = new WireReply(reply.status(), reply.body())
                .with("Content-Type", json ? Encoding.JSON.mediaType() : reply.contentType());
        return spelled(passed, encoding);
    }

    /** What is no JSON passes as it came, whatever the encoding. */
    private static WireReply spelled(WireReply reply, Encoding encoding) {
        Optional<byte[]> yaml = encoding == Encoding.YAML ? YamlWriter.fromJson(reply.body()) : Optional.empty();
        return yaml.map(text -> new WireReply(reply.status(), text).with("Content-Type", encoding.mediaType()))
                .orElse(reply);
    }

    /** A success of the gateway's own. */
    static WireReply own(String json, Encoding encoding) {
        return spelled(WireReply.json(200, json), encoding).with("Cache-Control", NOT_KEPT);
    }

    /** An error of the gateway's own. */
    static WireReply error(StormError error, Encoding encoding) {
        StringBuilder json = new StringBuilder(256);
        char separator = '{';
        for (Map.Entry<String, String> member : error.members().entrySet()) {
            json.append(separator).append(quoted(member.getKey())).append(':').append(quoted(member.getValue()));
            separator = ',';
        }
        return spelled(WireReply.json(error.status(), json.append('}').toString()), encoding)
                .with("Cache-Control", NOT_KEPT)
                .withAll(error.headers());
    }

    static StormError failure(LookupResult.Failed failed) {
        return switch (failed.cause()) {
            case UNREACHABLE -> CallErrors.upstream(502, "The Storm API could not be reached.");
            case TIMED_OUT -> CallErrors.upstream(504, "The Storm API did not answer in time.");
            case OVERSIZED -> CallErrors.upstream(502, "The Storm API's reply is larger than this gateway takes.");
            case UNREADABLE -> CallErrors.upstream(502, "The Storm API's reply makes no sense.");
            case LOGIN_REFUSED ->
                CallErrors.upstreamLogin(
                        502, "The Storm API refuses this tenant's stored credentials; an operator has to mend them.");
            case LOGIN_UNAVAILABLE ->
                CallErrors.upstreamLogin(503, "The gateway can not log in to the Storm API at the moment.")
                        .retryAfter(failed.retryAfter().orElse(RETRY_AFTER));
            case BREAKER_OPEN ->
                CallErrors.upstream(503, "The Storm API has been failing and is left alone for a moment.")
                        .retryAfter(failed.retryAfter().orElse(RETRY_AFTER));
            case OVERLOADED ->
                CallErrors.upstream(503, "Too many calls wait for the Storm API; try again later.")
                        .retryAfter(failed.retryAfter().orElse(RETRY_AFTER));
            case RATE_LIMITED ->
                CallErrors.rateLimited(503, "The Storm API has had too many calls of this tenant; try again later.")
                        .retryAfter(failed.retryAfter().orElse(RETRY_AFTER));
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
