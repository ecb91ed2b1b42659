package stockroom.entry;

import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.tenant.caller.Caller;
import stockroom.tenant.caller.CallerAuthentication;
import stockroom.tenant.caller.GatewayTokens;
import stockroom.tenant.caller.IssuedToken;

/**
 * Answers {@code Account/Auth/token} and {@code expireToken} for clients that use the token flow. What they get is a
 * token of the gateway's own: upstream's never leaves it.
 */
public final class TokenDesk {

    private final GatewayTokens tokens;
    private final CallerAuthentication callers;

    public TokenDesk(GatewayTokens tokens, CallerAuthentication callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    static boolean answers(MethodName method) {
        return method.equals(Methods.TOKEN) || method.equals(Methods.EXPIRE_TOKEN);
    }

    /** The reply, as upstream would spell it. */
    String answer(Call call, Caller caller, Optional<String> authorization) {
        if (call.method().equals(Methods.EXPIRE_TOKEN)) {
            callers.expirePresented(authorization);
            return "{\"expired\":1}";
        }
        IssuedToken issued =
                tokens.issue(caller, call.params().number("timeout").map(Duration::ofSeconds));
        return "{\"token\":\"" + issued.token() + "\",\"expires\":"
                + issued.expires().getEpochSecond() + "}";
    }
}
