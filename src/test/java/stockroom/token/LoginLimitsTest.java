package stockroom.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

/** Upstream is not hammered, whatever it answers. */
final class LoginLimitsTest {

    private static final ExchangeResult REJECTED = new ExchangeResult.Rejected();
    private static final ExchangeResult FAILED = new ExchangeResult.Failed(Optional.empty());

    private final VirtualTime time = VirtualTime.start();
    private final FakeSharedState state = new FakeSharedState(time);
    private final FakeExchange upstream = new FakeExchange(time);
    private final Tenant acme = Logins.tenant("acme", "v1");
    private final Tenant guarded = Logins.tenantWithPasscodes("acme");
    private final List<Replica> replicas = LongStream.range(0, 3)
            .mapToObj(seed -> new Replica(time, state, upstream, seed))
            .toList();
    private final Replica first = replicas.getFirst();

    @Test
    void aWrongPasswordIsTriedThreeTimesAnHourAtMost() {
        upstream.answers(REJECTED);

        askAllFor(Duration.ofHours(1), Duration.ofSeconds(10), acme);

        assertThat(upstream.logins).hasSizeBetween(1, 3);
        assertThat(first.token(acme)).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void aReplicaThatStartsLaterDoesNotTryARejectedPassword() {
        upstream.answers(REJECTED);
        first.token(acme);

        Replica late = new Replica(time, state, upstream, 9);

        assertThat(late.token(acme)).isInstanceOf(TokenResult.Refused.class);
        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void anotherVersionOfTheCredentialsIsTriedAtOnce() {
        upstream.answers(REJECTED);
        replicas.forEach(replica -> replica.token(acme));
        upstream.mints();

        Tenant changed = Logins.tenant("acme", "v2");

        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.token(changed)).isInstanceOf(TokenResult.Granted.class));
        assertThat(upstream.logins).hasSize(2);
    }

    @Test
    void aPasswordThatIsRightAfterAllIsFoundByOneProbeForAll() {
        upstream.answers(REJECTED);
        replicas.forEach(replica -> replica.token(acme));
        upstream.mints();

        time.advance(Duration.ofMinutes(31));

        assertThat(first.token(acme)).isInstanceOf(TokenResult.Granted.class);
        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.token(acme)).isInstanceOf(TokenResult.Granted.class));
        assertThat(upstream.logins).hasSize(2);
        assertThat(state.keys()).doesNotContain("token/rejected/acme/v1");
    }

    @Test
    void aRejectionIsRememberedWithoutSharedStateToo() {
        replicas.forEach(replica -> replica.link.cut(true));
        upstream.answers(REJECTED);

        askAllFor(Duration.ofMinutes(29), Duration.ofSeconds(10), acme);

        assertThat(upstream.logins).hasSize(3);
    }

    @Test
    void passingFailuresBackOffAndSayWhenToComeBack() {
        upstream.answers(FAILED);

        TokenResult result = first.token(acme);
        int before = upstream.logins.size();
        TokenResult again = first.token(acme);

        assertThat(retryAfter(result)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(retryAfter(again)).isLessThanOrEqualTo(retryAfter(result));
        assertThat(upstream.logins).hasSize(before);
    }

    @Test
    void replicasThatFailDoNotComeBackTogether() {
        upstream.answers(FAILED);

        assertThat(replicas.stream().map(replica -> retryAfter(replica.token(acme))))
                .doesNotHaveDuplicates();
    }

    @Test
    void pausesDoubleUpToTheirLimit() {
        upstream.answers(FAILED);
        Duration last = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            last = retryAfter(first.token(acme));
            time.advance(last);
        }

        assertThat(last).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void upstreamsOwnWishIsHeardInsideTheLimit() {
        upstream.answers(new ExchangeResult.Failed(Optional.of(Duration.ofSeconds(90))));
        assertThat(retryAfter(first.token(acme))).isEqualTo(Duration.ofSeconds(90));

        upstream.answers(new ExchangeResult.Failed(Optional.of(Duration.ofDays(90))));
        assertThat(retryAfter(first.token(Logins.tenant("other", "v1")))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aTenantLogsInThirtyTimesAnHourAtMost() {
        upstream.tokensLive(Duration.ofSeconds(20));

        askAllFor(Duration.ofMinutes(59), Duration.ofSeconds(5), acme);

        assertThat(upstream.logins).hasSize(30);
        assertThat(retryAfter(first.token(acme))).isPositive();
    }

    @Test
    void aReplicaAloneKeepsTheBudgetToo() {
        first.link.cut(true);
        upstream.tokensLive(Duration.ofSeconds(20));

        for (int i = 0; i < 700; i++) {
            first.token(acme);
            time.advance(Duration.ofSeconds(5));
        }

        assertThat(upstream.logins).hasSize(30);
    }

    @Test
    void tokensThatAreRefusedAsSoonAsMintedAreNotMintedWithoutEnd() {
        for (int i = 0; i < 100; i++) {
            if (first.token(acme) instanceof TokenResult.Granted granted) {
                first.source.refused(acme, granted.token());
            }
        }

        assertThat(upstream.logins).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void noPasscodeIsEverUsedTwice() {
        upstream.tokensLive(Duration.ofSeconds(7));

        askAllFor(Duration.ofMinutes(10), Duration.ofSeconds(1), guarded);

        assertThat(upstream.passcodes).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(upstream.logins.stream().map(Passcodes::stepAt)).doesNotHaveDuplicates();
    }

    @Test
    void noPasscodeIsEverUsedTwiceByReplicasOnTheirOwnThatFail() {
        first.link.cut(true);
        upstream.answers(FAILED);

        for (int i = 0; i < 300; i++) {
            first.token(guarded);
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(upstream.passcodes).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    }

    @Test
    void waitsForTheNextStepIfItIsNear() {
        time.advance(Duration.ofSeconds(5));
        usedStepOf(time.instant());
        time.advance(Duration.ofSeconds(18));

        assertThat(first.token(guarded)).isInstanceOf(TokenResult.Granted.class);
        assertThat(upstream.logins).containsExactly(Instant.parse("2026-03-01T12:00:30Z"));
    }

    @Test
    void saysWhenTheNextStepBeginsIfItIsFar() {
        usedStepOf(time.instant());
        time.advance(Duration.ofSeconds(5));

        assertThat(retryAfter(first.token(guarded))).isEqualTo(Duration.ofSeconds(25));
        assertThat(upstream.logins).isEmpty();
    }

    @Test
    void aPasscodeIsNotSentAtTheVeryEndOfItsStep() {
        time.advance(Duration.ofMillis(29_500));

        first.token(guarded);

        assertThat(upstream.logins).containsExactly(Instant.parse("2026-03-01T12:00:30Z"));
    }

    @Test
    void aPasscodeThatCameAtTheWrongMomentCostsNoMoreThanItsStep() {
        upstream.answers(REJECTED);
        assertThat(first.token(guarded)).isInstanceOf(TokenResult.Unavailable.class);
        upstream.mints();

        time.advance(Duration.ofSeconds(30));

        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.token(guarded)).isInstanceOf(TokenResult.Granted.class));
        assertThat(upstream.logins).hasSize(2);
    }

    @Test
    void anAcceptedPasscodeSettlesTheDoubtAboutAnEarlierOne() {
        upstream.tokensLive(Duration.ofSeconds(30));
        for (int i = 0; i < 4; i++) {
            upstream.answers(REJECTED);
            replicas.get(i % 2).token(guarded);
            upstream.mints();
            time.advance(Duration.ofSeconds(35));
            assertThat(first.token(guarded)).isInstanceOf(TokenResult.Granted.class);
            time.advance(Duration.ofSeconds(35));
        }
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void aLoginWithTwoFactorsIsTriedThreeTimesAnHourAtMost(ExchangeResult rejection) {
        upstream.answers(rejection);

        askAllFor(Duration.ofHours(1), Duration.ofSeconds(1), guarded);

        assertThat(upstream.logins).hasSizeBetween(2, 3);
        assertThat(first.token(guarded)).isInstanceOf(TokenResult.Refused.class);
    }

    static List<ExchangeResult> rejections() {
        return List.of(REJECTED, new ExchangeResult.PasscodeRejected());
    }

    @Test
    void limitsNameTheSettingThatIsWrong() {
        LoginLimits good = LoginLimits.DEFAULTS;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoginLimits(
                        0, good.backoffFirst(), good.backoffMax(), good.probeAfter(), good.rejectionKept()))
                .withMessageContaining("stockroom.token.logins.per-hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoginLimits(
                        1, good.backoffFirst(), Duration.ofMillis(1), good.probeAfter(), good.rejectionKept()))
                .withMessageContaining("stockroom.token.logins.backoff-max");
    }

    private void askAllFor(Duration whole, Duration every, Tenant tenant) {
        Instant end = time.instant().plus(whole);
        while (time.instant().isBefore(end)) {
            replicas.forEach(replica -> replica.ask(tenant));
            time.advance(every);
        }
    }

    private void usedStepOf(Instant instant) {
        state.put("token/passcode/acme/" + Passcodes.stepAt(instant), new byte[] {1}, Duration.ofMinutes(5))
                .await()
                .indefinitely();
    }

    private static Duration retryAfter(TokenResult result) {
        return ((TokenResult.Unavailable) result).retryAfter().orElseThrow();
    }
}
