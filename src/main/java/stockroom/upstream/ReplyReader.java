package stockroom.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Reply.Kind;
import stockroom.upstream.UpstreamResult.Answered;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * Tells what a reply says. Most errors of the Storm API come with status 200, so that the body must be read: whole, since
 * a reply that breaks off or goes on behind its end must not be kept.
 *
 * <p>Nothing is built of it: one pass over the bytes, nested no deeper than 500.
 */
final class ReplyReader {

    private static final int DEPTH_MAX = 500;
    private static final String CLASSES = "LW::Exception::";
    private static final String NOT_FOUND = CLASSES + "RecordNotFound";
    private static final String RATE_LIMIT = CLASSES + "API::RateLimit";
    private static final Set<String> PASSING = Set.of(CLASSES + "API::Maintenance", CLASSES + "API::Internal");

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .build();

    private ReplyReader() {}

    static UpstreamResult read(int status, String contentType, byte[] body) {
        return kind(status, body)
                .<UpstreamResult>map(kind -> new Answered(new Reply(status, kind, contentType, body)))
                .orElseGet(() -> Failed.of(FailureCause.UNREADABLE));
    }

    private static Optional<Kind> kind(int status, byte[] body) {
        Body found = body(body);
        if (status == 200) {
            return switch (found) {
                case Body.Plain plain -> Optional.of(Kind.SUCCESS);
                case Body.Failure error -> Optional.of(kindOf(error.errorClass()));
                case Body.Garbage garbage -> Optional.empty();
            };
        }
        if (status == 429
                || (found instanceof Body.Failure error && error.errorClass().equals(RATE_LIMIT))) {
            return Optional.of(Kind.RATE_LIMITED);
        }
        if (status >= 500) {
            return Optional.of(Kind.FAULT);
        }
        // A redirect, or a success that is not 200, is nothing that this API is known to answer with.
        return status < 400
                ? Optional.empty()
                : Optional.of(found instanceof Body.Failure error ? kindOf(error.errorClass()) : Kind.REFUSED);
    }

    private static Kind kindOf(String errorClass) {
        if (errorClass.equals(NOT_FOUND)) {
            return Kind.NOT_FOUND;
        }
        if (errorClass.equals(RATE_LIMIT)) {
            return Kind.RATE_LIMITED;
        }
        boolean passing = PASSING.contains(errorClass)
                || errorClass.startsWith(CLASSES + "RemoteService::")
                || errorClass.startsWith(CLASSES + "Resource");
        return passing ? Kind.FAULT : Kind.REFUSED;
    }

    private static Body body(byte[] body) {
        try (JsonParser in = JSON.createParser(body)) {
            Body found = in.nextToken() == JsonToken.START_OBJECT ? members(in) : new Body.Garbage();
            return in.nextToken() == null ? found : new Body.Garbage();
        } catch (IOException e) {
            return new Body.Garbage();
        }
    }

    private static Body members(JsonParser in) throws IOException {
        Body found = new Body.Plain();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean error = in.currentName().equals("error_class");
            JsonToken value = in.nextToken();
            if (error) {
                found = new Body.Failure(value == JsonToken.VALUE_STRING ? in.getText() : "");
            }
            in.skipChildren();
        }
        return found;
    }

    /** What a body is, in the eyes of this API. */
    private sealed interface Body {

        record Plain() implements Body {}

        record Failure(String errorClass) implements Body {}

        record Garbage() implements Body {}
    }
}
