package stockroom.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

/** A clock that is stepped makes no limit longer or shorter; the replica is alone, so that no other keeps the time for it. */
final class LoginLimitsAndClocksTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final ExchangeResult REJECTED = new ExchangeResult.Rejected();
    private static final ExchangeResult FAILED = new ExchangeResult.Failed(Optional.empty());

    private final VirtualTime time = VirtualTime.start();
    private final FakeExchange upstream = new FakeExchange(time);
    private final Replica replica = new Replica(time, new FakeSharedState(time), upstream, 1);
    private final Tenant acme = Logins.tenant("acme", "v1");

    @BeforeEach
    void leaveItAlone() {
        replica.link.cut(true);
    }

    @Test
    void aPauseAfterAFailureEndsInTimeWhenTheClockIsPutBack() {
        upstream.answers(FAILED);
        replica.token(acme);
        upstream.mints();

        replica.stepClock(HOUR.negated());
        time.advance(Duration.ofSeconds(1));

        assertThat(replica.token(acme)).isInstanceOf(TokenResult.Granted.class);
    }

    @Test
    void aPauseAfterAFailureIsKeptWhenTheClockLeapsAhead() {
        upstream.answers(FAILED);
        replica.token(acme);

        replica.stepClock(HOUR);
        replica.token(acme);

        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void aRejectedPasswordIsProbedInTimeWhenTheClockIsPutBack() {
        upstream.answers(REJECTED);
        replica.token(acme);
        upstream.mints();

        replica.stepClock(HOUR.negated());
        time.advance(Duration.ofMinutes(31));

        assertThat(replica.token(acme)).isInstanceOf(TokenResult.Granted.class);
    }

    @Test
    void aRejectedPasswordIsNotTriedAgainWhenTheClockLeapsAhead() {
        upstream.answers(REJECTED);
        replica.token(acme);

        replica.stepClock(HOUR);

        assertThat(replica.token(acme)).isInstanceOf(TokenResult.Refused.class);
        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void aPasscodeIsDoubtedOnceWhenTheClockLeapsAhead() {
        Tenant guarded = Logins.tenantWithPasscodes("acme");
        upstream.answers(REJECTED);
        replica.token(guarded);

        replica.stepClock(HOUR);
        time.advance(Duration.ofMinutes(1));

        assertThat(replica.token(guarded)).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void aPasscodeOfAnHourAheadHoldsNobodyUpWhenTheClockIsRightAgain() {
        Tenant guarded = Logins.tenantWithPasscodes("acme");
        upstream.answers(FAILED);
        replica.stepClock(HOUR);
        replica.token(guarded);
        upstream.mints();

        replica.stepClock(HOUR.negated());
        time.advance(Duration.ofMinutes(1));

        assertThat(replica.token(guarded)).isInstanceOf(TokenResult.Granted.class);
    }

    @Test
    void noPasscodeIsUsedTwiceWhenTheClockLeapsAheadAndIsPutBack() {
        Tenant guarded = Logins.tenantWithPasscodes("acme");
        upstream.answers(FAILED);
        replica.token(guarded);
        time.advance(Duration.ofSeconds(3));
        replica.stepClock(HOUR);
        replica.token(guarded);

        replica.stepClock(HOUR.negated());
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(5));
            replica.token(guarded);
        }

        assertThat(upstream.passcodes).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    }

    @Test
    void noPasscodeIsUsedTwiceWhenTheClockIsPutBackToItsStep() {
        Tenant guarded = Logins.tenantWithPasscodes("acme");
        upstream.answers(FAILED);
        replica.token(guarded);

        time.advance(HOUR);
        replica.stepClock(HOUR.negated());
        replica.token(guarded);
        time.advance(Duration.ofSeconds(30));
        replica.token(guarded);

        assertThat(upstream.passcodes).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theHoursLoginsAreCountedOnWhenTheClockLeapsAhead() {
        useUpTheHour();

        replica.stepClock(HOUR);

        assertThat(replica.token(acme)).isInstanceOf(TokenResult.Unavailable.class);
        assertThat(upstream.logins).hasSize(30);
    }

    @Test
    void theHoursLoginsAreForgottenInTimeWhenTheClockIsPutBack() {
        useUpTheHour();

        replica.stepClock(HOUR.negated());
        time.advance(HOUR);

        assertThat(replica.token(acme)).isInstanceOf(TokenResult.Granted.class);
    }

    private void useUpTheHour() {
        upstream.tokensLive(Duration.ofSeconds(20));
        for (int i = 0; i < 30; i++) {
            replica.token(acme);
            time.advance(Duration.ofSeconds(20));
        }
    }
}
