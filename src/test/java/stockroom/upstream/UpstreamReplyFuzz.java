package stockroom.upstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import stockroom.catalog.Reply;
import stockroom.fuzz.Claim;
import stockroom.token.ExchangeResult;

/** Upstream's replies: judged in one pass over the bytes, held against a reader that builds all of it. */
public final class UpstreamReplyFuzz {

    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DATE = "Sun, 1 Mar 2026 12:00:00 GMT";
    private static final int[] STATUSES = {200, 204, 302, 400, 401, 404, 429, 500, 503};

    private UpstreamReplyFuzz() {}

    /** Feeds one body, under every kind of status. */
    public static void fuzzerTestOneInput(byte[] body) {
        byte[] before = body.clone();
        for (int status : STATUSES) {
            if (ReplyReader.read(status, "text/html", body) instanceof UpstreamResult.Answered answered) {
                keepsWhatCame(answered.reply(), status, body);
            }
            login(status, body);
        }
        Claim.holds(Arrays.equals(before, body), "a reader that writes");
    }

    private static void keepsWhatCame(Reply reply, int status, byte[] body) {
        Claim.holds(Arrays.equals(reply.body(), body) && reply.status() == status, "not upstream's own bytes");
        boolean kept = reply.kind() == Reply.Kind.SUCCESS || reply.kind() == Reply.Kind.NOT_FOUND;
        if (reply.kind() == Reply.Kind.SUCCESS) {
            Claim.holds(status == 200, "a success of another status");
        }
        if (kept) {
            Optional<JsonNode> tree = tree(body);
            boolean error = tree.isPresent() && tree.get().has("error_class");
            Claim.holds(tree.isEmpty() || tree.get().isObject(), "something else than an object is kept");
            Claim.holds(
                    tree.isEmpty() || error == (reply.kind() == Reply.Kind.NOT_FOUND), "an error taken for a success");
        }
    }

    private static void login(int status, byte[] body) {
        WireResult.Whole whole = new WireResult.Whole(
                status, new WireHeaders("application/json", Optional.of(DATE), Optional.empty()), body);
        if (LoginReply.read(whole, NOW) instanceof ExchangeResult.Minted minted) {
            Duration life = Duration.between(NOW, minted.token().expires());
            Claim.holds(
                    status == 200 && life.isPositive() && life.compareTo(Duration.ofHours(24)) <= 0,
                    "a login of no sense");
            Claim.holds(!minted.token().value().reveal().isEmpty(), "an empty token");
        }
    }

    private static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.of(TREES.readTree(body));
        } catch (IOException pastItsLimits) {
            return Optional.empty();
        }
    }
}
