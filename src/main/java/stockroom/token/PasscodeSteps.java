package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;

/**
 * Gives out passcodes, each at most once over all replicas.
 *
 * <p>A step is recorded before its passcode is known to anyone, so that a login that dies midway costs a step and never
 * repeats one (RFC 6238, section 5.2: a verifier must not take a passcode twice). Steps are recorded by tenant, not by
 * version of the credentials: another password does not make a used passcode new.
 */
final class PasscodeSteps {

    /** A passcode this close to its end could reach upstream after it. */
    private static final Duration TRAVEL = Duration.ofSeconds(1);

    /** Longer than the clocks of replicas differ. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** Longer than a clock is put back by, which makes an old step the present one again. */
    private static final Duration REMEMBERED_HERE = Duration.ofDays(1);

    private static final byte[] MARK = {1};

    private final QuietState state;
    private final Surroundings around;
    private final Duration waitMax;
    private final Map<String, Map<Long, Long>> own = new ConcurrentHashMap<>();

    PasscodeSteps(QuietState state, Surroundings around, Duration waitMax) {
        this.state = state;
        this.around = around;
        this.waitMax = waitMax;
    }

    /** A passcode that nobody used, after a wait for its step if need be. */
    Uni<Turn> next(Login who) {
        Optional<SecondFactor> factor = who.account().secondFactor();
        return factor.map(SecondFactor::base32)
                .map(secret -> next(who, secret, waitMax))
                .orElseGet(() -> Uni.createFrom().item(new Go(Optional.empty())));
    }

    void forget(String tenant) {
        own.remove(tenant);
    }

    private Uni<Turn> next(Login who, Secret secret, Duration patience) {
        Instant now = around.clock().instant();
        long step = Passcodes.stepAt(now);
        if (now.plus(TRAVEL).isAfter(Passcodes.startOf(step + 1))) {
            return later(who, secret, patience);
        }
        return claim(who, step).chain(mine -> mine ? go(secret, step) : later(who, secret, patience));
    }

    private static Uni<Turn> go(Secret secret, long step) {
        return Uni.createFrom().item(new Go(Optional.of(Passcodes.passcode(secret, step))));
    }

    private Uni<Turn> later(Login who, Secret secret, Duration patience) {
        Instant now = around.clock().instant();
        Instant start = Passcodes.startOf(Passcodes.stepAt(now) + 1);
        // Timers count whole milliseconds: cut off and not rounded up, it would wake before its step, again and again.
        Duration wait = Duration.ofMillis(
                Duration.between(now, start).plusNanos(999_999).toMillis());
        if (wait.compareTo(patience) > 0) {
            return Uni.createFrom().item(new Later(wait));
        }
        return Uni.createFrom()
                .item(true)
                .onItem()
                .delayIt()
                .onExecutor(around.timers())
                .by(wait)
                .chain(() -> next(who, secret, patience.minus(wait)));
    }

    private Uni<Boolean> claim(Login who, long step) {
        if (!claimOwn(who.tenant(), step)) {
            return Uni.createFrom().item(false);
        }
        return state.putIfAbsent("token/passcode/" + who.tenant() + "/" + step, MARK, REMEMBERED)
                .map(mine -> mine.orElse(true));
    }

    /** Each step by itself, with the moment of its claim: after a clock that was ahead earlier ones must not seem used. */
    private boolean claimOwn(String tenant, long step) {
        long now = around.nanos().getAsLong();
        Map<Long, Long> claims = own.computeIfAbsent(tenant, name -> new ConcurrentHashMap<>());
        claims.values().removeIf(claimed -> now - claimed > REMEMBERED_HERE.toNanos());
        return claims.putIfAbsent(step, now) == null;
    }

    /** Whether a login may go on. */
    sealed interface Turn {}

    /** It may, with a passcode if the account has a second factor. */
    record Go(Optional<Secret> passcode) implements Turn {}

    /** It may not before a while has passed. */
    record Later(Duration pause) implements Turn {}
}
