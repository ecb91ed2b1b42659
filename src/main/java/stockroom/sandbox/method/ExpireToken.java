package stockroom.sandbox.method;

import stockroom.sandbox.login.Tokens;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Json;

/**
 * {@code Account/Auth/expireToken}: ends the token that the call is authenticated with, or all of the account's where
 * it comes with the password.
 */
final class ExpireToken implements StormMethod {

    private static final Answer EXPIRED = Answer.of(Json.object().put("expired", 1));

    private final Tokens tokens;

    ExpireToken(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Answer answer(Request request) {
        request.inputs().check();
        request.token()
                .ifPresentOrElse(
                        tokens::expire,
                        () -> tokens.expireAllOf(request.account().username()));
        return EXPIRED;
    }
}
