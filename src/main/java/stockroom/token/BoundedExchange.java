package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;

/** Gives a login its time limit, and makes whatever goes wrong with it a passing failure. */
final class BoundedExchange implements TokenExchange {

    private static final ExchangeResult FAILED = new ExchangeResult.Failed(Optional.empty());

    private final TokenExchange exchange;
    private final ScheduledExecutorService timers;
    private final Duration timeout;

    BoundedExchange(TokenExchange exchange, ScheduledExecutorService timers, Duration timeout) {
        this.exchange = exchange;
        this.timers = timers;
        this.timeout = timeout;
    }

    @Override
    public Uni<ExchangeResult> login(RemoteAccount account, Optional<Secret> passcode) {
        return Uni.createFrom()
                .deferred(() -> exchange.login(account, passcode))
                .ifNoItem()
                .after(timeout)
                .on(timers)
                .recoverWithItem(FAILED)
                .onFailure()
                .recoverWithItem(FAILED);
    }
}
