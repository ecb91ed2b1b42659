package stockroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import stockroom.sandbox.control.Controlled;
import stockroom.sandbox.login.Account;
import stockroom.sandbox.login.Credentials;
import stockroom.sandbox.login.LoginResult;
import stockroom.sandbox.login.Token;
import stockroom.sandbox.method.Methods.Named;
import stockroom.sandbox.method.Request;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Reply;
import stockroom.sandbox.wire.Sent;
import stockroom.sandbox.wire.StormError;
import stockroom.sandbox.wire.Target;

/** One call of the API: who claims to make it, of which method, with what. */
record StormCall(Target target, Credentials credentials, Sent sent, Optional<Named> method) {

    /** The name to count the call under; paths that no method has are all one. */
    String methodName() {
        return method.map(Named::name).orElse("(unknown)");
    }

    /** The parameters without credentials, or null where they cannot be read. */
    JsonNode shownParams() {
        return switch (sent) {
            case Sent.Given(ObjectNode params) -> params.deepCopy().without("passcode");
            case Sent.Broken broken -> NullNode.instance;
        };
    }

    /** Carries the call out: the login first, then the encoding, the method, its parameters. */
    Reply carryOut(Controlled state) {
        return switch (state.login().judge(credentials, sent.passcode())) {
            case LoginResult.Refused(LoginResult.Reason reason) -> {
                state.calls().refused(reason.name().toLowerCase(Locale.ROOT));
                yield Reply.unauthorized();
            }
            case LoginResult.Accepted(Account account, Optional<Token> token) -> carryOut(state, account, token);
        };
    }

    private Reply carryOut(Controlled state, Account account, Optional<Token> token) {
        try {
            target.checkEncoding();
            Named named = method.orElseThrow(() -> StormError.invalidMethod(target.method()));
            Inputs inputs = new Inputs(sent.params(), target.version());
            Request request = new Request(account, token, state.storefronts().of(account.assortment()), inputs);
            return Reply.of(named.method().answer(request), target.encoding());
        } catch (StormError error) {
            return Reply.of(error, target.encoding());
        }
    }
}
