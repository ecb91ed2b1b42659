package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import stockroom.store.Leases;
import stockroom.tenant.Tenant;

/**
 * One live token a tenant, over all replicas.
 *
 * <p>A held token is given at once; one mint at a time is joined by whoever waits. Replicas leave tokens for each other
 * in the shared state, sealed. Without it each replica minds itself.
 */
public final class SharedTokenSource implements TokenSource {

    private final TokenParts parts;
    private final LoginTurns turns;
    private final Map<String, AccountToken> accounts = new ConcurrentHashMap<>();

    public SharedTokenSource(
            TokenExchange exchange, TokenSharing sharing, TokenSettings settings, Surroundings around) {
        QuietState state = new QuietState(sharing.state());
        LoginGate gate = gate(state, settings.logins(), around);
        this.turns = new LoginTurns(
                new PasscodeSteps(state, around, settings.passcodeWait()),
                new LoginBudget(state, around.nanos(), settings.logins().perHour()));
        TokenExchange bounded = new BoundedExchange(exchange, around.timers(), settings.mintTimeout());
        TokenNews news = new TokenNews(state, around, this::changed);
        this.parts = new TokenParts(
                new TokenShelf(
                        state, sharing.keys().map(keys -> new TokenSeal(keys, around.secrets())), around.metrics()),
                sharing.leases(settings.lease(), around),
                news,
                gate,
                new Minter(bounded, gate, turns, around.clock()),
                settings,
                around);
        state.subscribe(news);
    }

    @Override
    public Uni<TokenResult> token(Tenant tenant) {
        return account(new Login(tenant.name(), tenant.account())).token();
    }

    @Override
    public void refused(Tenant tenant, UpstreamToken token) {
        AccountToken account = accounts.get(tenant.name());
        if (account != null) {
            account.refused(token);
        }
    }

    /** A tenant was removed: its token is dropped here and from the shared state. */
    public void forget(String tenant) {
        AccountToken account = accounts.remove(tenant);
        if (account != null) {
            account.forget();
        }
        parts.gate().forget(tenant);
        turns.forget(tenant);
        parts.metrics().forgotten(tenant);
    }

    /** For the end of the process: no other replica waits for a login that will not be made here. Never fails. */
    public Uni<Void> releaseLeases() {
        return parts.leases()
                .map(Leases::releaseAll)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** How it stands with a tenant's token, if anyone asked for one yet. */
    public Optional<TokenStatus> status(String tenant) {
        return Optional.ofNullable(accounts.get(tenant)).map(AccountToken::status);
    }

    private static LoginGate gate(QuietState state, LoginLimits limits, Surroundings around) {
        LoginBreaker breaker = new LoginBreaker(state, around.nanos(), limits, around.metrics());
        PasscodeDoubt doubt = new PasscodeDoubt(state, around.nanos(), limits.probeAfter());
        return new LoginGate(breaker, new LoginBackoff(around.nanos(), limits, around.chance()), doubt);
    }

    /** Another version of the credentials makes another account: the old token is used no more. */
    private AccountToken account(Login who) {
        AccountToken known = accounts.get(who.tenant());
        return known != null && known.isFor(who)
                ? known
                : accounts.compute(who.tenant(), (name, now) -> other(who, now));
    }

    private AccountToken other(Login who, @Nullable AccountToken now) {
        if (now != null && now.isFor(who)) {
            return now;
        }
        parts.gate().forget(who.tenant());
        return new AccountToken(who, parts);
    }

    private void changed(String tenant) {
        AccountToken account = accounts.get(tenant);
        if (account != null) {
            parts.gate().lookAgain(tenant);
            account.lookAgain();
        }
    }
}
