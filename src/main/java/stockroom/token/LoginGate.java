package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What earlier logins came to, and whether that forbids another one now. */
final class LoginGate {

    private final LoginBreaker breaker;
    private final LoginBackoff backoff;
    private final PasscodeDoubt doubt;

    LoginGate(LoginBreaker breaker, LoginBackoff backoff, PasscodeDoubt doubt) {
        this.breaker = breaker;
        this.backoff = backoff;
        this.doubt = doubt;
    }

    /** What to answer in place of a login, if there must be none. */
    Uni<Optional<TokenResult>> denial(Login who) {
        return denial(who, breaker::isOpen);
    }

    /** The same just before the login. */
    Uni<Optional<TokenResult>> lastDenial(Login who) {
        return denial(who, breaker::isOpenForLogin);
    }

    private Uni<Optional<TokenResult>> denial(Login who, Function<Login, Uni<Boolean>> isOpen) {
        Optional<Duration> pause = rests(who.tenant());
        if (pause.isPresent()) {
            return Uni.createFrom().item(Optional.of(new TokenResult.Unavailable(pause)));
        }
        return isOpen.apply(who)
                .map(open -> open ? Optional.<TokenResult>of(new TokenResult.Refused()) : Optional.empty());
    }

    Uni<Boolean> accepted(Login who) {
        backoff.forget(who.tenant());
        return doubt.settle(who).chain(() -> breaker.accepted(who));
    }

    /** Upstream took the password or the passcode for wrong. What has been believed once is not doubted again. */
    Uni<TokenResult> rejected(Login who) {
        return isKnownOpen(who.tenant())
                ? believed(who)
                : doubt.begin(who)
                        .chain(doubted ->
                                doubted ? Uni.createFrom().item(failed(who, Optional.empty())) : believed(who));
    }

    private Uni<TokenResult> believed(Login who) {
        backoff.forget(who.tenant());
        return breaker.rejected(who).replaceWith(new TokenResult.Refused());
    }

    /** A passing failure, and when to come back. */
    TokenResult failed(Login who, Optional<Duration> wished) {
        return new TokenResult.Unavailable(Optional.of(backoff.failed(who.tenant(), wished)));
    }

    /** Until a login is tried again, after one failed for a passing reason. */
    Optional<Duration> rests(String tenant) {
        return backoff.left(tenant);
    }

    boolean isKnownOpen(String tenant) {
        return breaker.isKnownOpen(tenant);
    }

    /** Another replica knows more: the shared mark is asked next. */
    void lookAgain(String tenant) {
        breaker.forget(tenant);
    }

    void forget(String tenant) {
        breaker.forget(tenant);
        backoff.forget(tenant);
        doubt.forget(tenant);
    }
}
