package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import stockroom.catalog.FailureCause;
import stockroom.token.TokenResult;
import stockroom.token.TokenSource;
import stockroom.token.UpstreamToken;
import stockroom.upstream.AuthorizedUpstream.Attempt;
import stockroom.upstream.UpstreamResult.Answered;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * Gives a call its tenant's token. One that upstream refuses is dropped, and the call replayed once with another: a 401
 * of upstream's never reaches a caller, who did not log in there.
 */
public final class AuthorizingUpstream implements TimedUpstream {

    private static final int UNAUTHORIZED = 401;

    private final TokenSource tokens;
    private final AuthorizedUpstream next;

    public AuthorizingUpstream(TokenSource tokens, AuthorizedUpstream next) {
        this.tokens = tokens;
        this.next = next;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Deadline deadline) {
        return withToken(
                call,
                token -> next.send(call, new Attempt(token, deadline))
                        .chain(result -> isUnauthorized(result)
                                ? replay(call, deadline, token)
                                : Uni.createFrom().item(result)));
    }

    private Uni<UpstreamResult> replay(UpstreamCall call, Deadline deadline, UpstreamToken stale) {
        tokens.refused(call.tenant(), stale);
        return withToken(
                call,
                token -> next.send(call, new Attempt(token, deadline))
                        .map(result -> isUnauthorized(result) ? refusedAgain(call, token) : result));
    }

    /** The login works and its token does not: that may pass, where a wrong password would not. */
    private UpstreamResult refusedAgain(UpstreamCall call, UpstreamToken token) {
        tokens.refused(call.tenant(), token);
        return Failed.of(FailureCause.LOGIN_UNAVAILABLE);
    }

    private Uni<UpstreamResult> withToken(UpstreamCall call, Function<UpstreamToken, Uni<UpstreamResult>> use) {
        return tokens.token(call.tenant()).chain(result -> switch (result) {
            case TokenResult.Granted granted -> use.apply(granted.token());
            case TokenResult.Refused refused -> failed(new Failed(FailureCause.LOGIN_REFUSED, Optional.empty()));
            case TokenResult.Unavailable unavailable ->
                failed(new Failed(FailureCause.LOGIN_UNAVAILABLE, unavailable.retryAfter()));
        });
    }

    private static Uni<UpstreamResult> failed(Failed failed) {
        return Uni.createFrom().item(failed);
    }

    private static boolean isUnauthorized(UpstreamResult result) {
        return result instanceof Answered answered && answered.reply().status() == UNAUTHORIZED;
    }
}
