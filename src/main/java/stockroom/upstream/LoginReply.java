package stockroom.upstream;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stockroom.tenant.Secret;
import stockroom.token.ExchangeResult;
import stockroom.token.ExchangeResult.Failed;
import stockroom.token.ExchangeResult.Minted;
import stockroom.token.ExchangeResult.PasscodeRejected;
import stockroom.token.ExchangeResult.Rejected;
import stockroom.token.UpstreamToken;

/** Reads the reply to a login. Nothing of it goes into an exception or a log. */
final class LoginReply {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Upstream gives twelve hours at most; what lies far beyond is no time in seconds. */
    private static final Duration LIFE_MAX = Duration.ofHours(24);

    private LoginReply() {}

    static ExchangeResult read(WireResult.Whole reply, Instant now) {
        if (reply.status() == 401) {
            return new Rejected();
        }
        JsonNode body = tree(reply.body());
        String error = body.path("error_class").asText();
        if (error.startsWith("LW::Exception::Input") && fieldIsPasscode(body)) {
            return new PasscodeRejected();
        }
        if (error.equals("LW::Exception::Authorization")) {
            return new Rejected();
        }
        boolean success = reply.status() == 200 && !body.has("error_class");
        return success
                ? minted(body, reply.headers().date(), now)
                : new Failed(reply.headers().retryAfter());
    }

    private static ExchangeResult minted(JsonNode body, Optional<Instant> theirNow, Instant now) {
        String token = body.path("token").asText();
        Optional<Instant> end = expires(body.path("expires"));
        if (token.isEmpty() || end.isEmpty()) {
            return new Failed(Optional.empty());
        }
        // The end is told by upstream's clock, and so is the date beside it: the life between them holds for any clock.
        Duration life = Duration.between(theirNow.orElse(now), end.get());
        boolean sane = life.isPositive() && life.compareTo(LIFE_MAX) <= 0;
        return sane ? new Minted(new UpstreamToken(Secret.of(token), now.plus(life))) : new Failed(Optional.empty());
    }

    /** Unix time in seconds, as a number or as a string of one. */
    private static Optional<Instant> expires(JsonNode value) {
        long seconds = value.asLong(0);
        return seconds > 0 && seconds < Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    private static boolean fieldIsPasscode(JsonNode body) {
        JsonNode field = body.path("field");
        return field.asText().equals("passcode") || field.path(0).asText().equals("passcode");
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
