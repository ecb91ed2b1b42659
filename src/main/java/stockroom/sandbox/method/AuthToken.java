package stockroom.sandbox.method;

import java.time.Duration;
import java.util.Optional;
import stockroom.sandbox.login.Token;
import stockroom.sandbox.login.Tokens;
import stockroom.sandbox.tally.Calls;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Json;

/** {@code Account/Auth/token}: a new token; {@code timeout} in seconds is cut to what the sandbox allows. */
final class AuthToken implements StormMethod {

    private final Tokens tokens;
    private final Calls calls;

    AuthToken(Tokens tokens, Calls calls) {
        this.tokens = tokens;
        this.calls = calls;
    }

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        int seconds = inputs.positive("timeout", Integer.MAX_VALUE);
        inputs.check();
        String username = request.account().username();
        Token token = tokens.mint(username, Optional.of(Duration.ofSeconds(seconds)));
        calls.minted(username);
        return Answer.of(
                Json.object().put("expires", token.expires().getEpochSecond()).put("token", token.text()));
    }
}
