package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import stockroom.token.PasscodeSteps.Go;
import stockroom.token.PasscodeSteps.Later;

/** Logs in once, if it is allowed to, and books what came of it. */
final class Minter {

    private static final Logger LOG = Logger.getLogger(Minter.class);

    private final TokenExchange exchange;
    private final LoginGate gate;
    private final LoginTurns turns;
    private final InstantSource clock;

    Minter(TokenExchange exchange, LoginGate gate, LoginTurns turns, InstantSource clock) {
        this.exchange = exchange;
        this.gate = gate;
        this.turns = turns;
        this.clock = clock;
    }

    Uni<Minting> mint(Login who) {
        return turns.next(who).chain(turn -> switch (turn) {
            case Go go -> exchange.login(who.account(), go.passcode()).chain(result -> booked(who, result));
            case Later later -> denied(new TokenResult.Unavailable(Optional.of(later.pause())));
        });
    }

    private Uni<Minting> booked(Login who, ExchangeResult result) {
        return switch (result) {
            case ExchangeResult.Minted minted -> minted(who, minted.token());
            case ExchangeResult.Rejected rejected -> rejected(who);
            case ExchangeResult.PasscodeRejected rejected -> rejected(who);
            case ExchangeResult.Failed failed -> failed(who, failed.retryAfter());
        };
    }

    private Uni<Minting> minted(Login who, UpstreamToken token) {
        HeldToken fresh = HeldToken.of(token, clock.instant());
        if (!fresh.life().isPositive()) {
            return failed(who, Optional.empty());
        }
        LOG.infof(
                "Upstream token minted tenant=%s version=%s seconds=%d",
                who.tenant(), who.version(), fresh.life().toSeconds());
        return gate.accepted(who).replaceWith(new Minting.Fresh(fresh));
    }

    private Uni<Minting> rejected(Login who) {
        LOG.warnf("Upstream rejects the credentials tenant=%s version=%s", who.tenant(), who.version());
        return gate.rejected(who).map(Minting.Denied::new);
    }

    private Uni<Minting> failed(Login who, Optional<Duration> wished) {
        LOG.warnf("Upstream login failed for now tenant=%s version=%s", who.tenant(), who.version());
        return denied(gate.failed(who, wished));
    }

    private static Uni<Minting> denied(TokenResult result) {
        return Uni.createFrom().item(new Minting.Denied(result));
    }

    /** What a login came to. */
    sealed interface Minting {

        record Fresh(HeldToken token) implements Minting {}

        /** There was no login, or it brought nothing: the result is never a grant. */
        record Denied(TokenResult result) implements Minting {}
    }
}
