package stockroom.tenant.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stockroom.tenant.key.KeyDigest;

final class RevocationsTest {

    private final TestingClock clock = new TestingClock();
    private final Revocations revocations = new Revocations(clock, RevocationSpread.NOWHERE, 3);

    @Test
    void keepsARevocationUntilTheTokensEnd() {
        revocations.revoked(digest(1), in(60));

        assertThat(revocations.isRevoked(digest(1), in(60))).isTrue();
        assertThat(revocations.isRevoked(digest(2), in(60))).isFalse();
    }

    @Test
    void neverLetsARevokedTokenComeBackWhenItOverflows() {
        for (int i = 1; i <= 10; i++) {
            revocations.revoked(digest(i), in(60L * i));
        }

        for (int i = 1; i <= 10; i++) {
            assertThat(revocations.isRevoked(digest(i), in(60L * i))).isTrue();
        }
        assertThat(revocations.isRevoked(digest(99), in(60L * 7))).isTrue();
        assertThat(revocations.isRevoked(digest(99), in(60L * 8))).isFalse();
    }

    @Test
    void makesRoomOfTokensThatHaveEnded() {
        for (int i = 1; i <= 3; i++) {
            revocations.revoked(digest(i), in(60));
        }
        clock.advance(Duration.ofSeconds(60));

        revocations.revoked(digest(4), in(60));

        assertThat(revocations.isRevoked(digest(4), in(60))).isTrue();
        assertThat(revocations.isRevoked(digest(99), in(30))).isFalse();
    }

    @Test
    void tellsWhatCountsStill() {
        revocations.revoked(digest(1), in(60));
        revocations.revoked(digest(2), in(30));
        clock.advance(Duration.ofSeconds(30));

        assertThat(revocations.live()).isEqualTo(Map.of(digest(1), in(30)));
    }

    @Test
    void whoReadsOneRevocationMoreThanItKeepsRefusesWhateverItMayHaveMissed() {
        for (int i = 4; i >= 1; i--) {
            revocations.revoked(digest(i), in(100 + i));
        }

        assertThat(revocations.isRevoked(digest(99), in(101))).isTrue();
        assertThat(revocations.isRevoked(digest(99), in(102))).isFalse();
    }

    @Test
    void passesOverWhatNoReplicaWouldSay() {
        revocations.revoked("no digest", in(60));
        revocations.revoked(digest(1), in(-1));
        for (int i = 0; i < 5; i++) {
            revocations.revoked(digest(2), Instant.MAX);
        }

        assertThat(revocations.isRevoked("no digest", in(60))).isFalse();
        assertThat(revocations.isRevoked(digest(1), in(60))).isFalse();
        clock.advance(Duration.ofHours(12));
        revocations.revoked(digest(3), in(60));
        assertThat(revocations.isRevoked(digest(2), in(60))).isFalse();
    }

    private Instant in(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private static String digest(int of) {
        return KeyDigest.of(String.valueOf(of)).hex();
    }
}
