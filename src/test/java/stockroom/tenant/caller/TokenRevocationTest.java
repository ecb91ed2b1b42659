package stockroom.tenant.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static stockroom.tenant.caller.TestingTenants.key;
import static stockroom.tenant.caller.TestingTenants.tenant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.tenant.key.KeyRing;

/** How a gateway token ends before its time, on the replica that is told and on the others. */
final class TokenRevocationTest {

    private static final KeyRing RING = KeyRing.ofThisProcess(new Random(1));

    private final TestingClock clock = new TestingClock();
    private final TestingTenants tenants = new TestingTenants();
    private final List<String> spread = new ArrayList<>();
    private final Random random = new Random(2);
    private final GatewayTokens tokens =
            tokens(RING, new Revocations(clock, (digest, until) -> spread.add(digest + " " + until)));

    @BeforeEach
    void addTenant() {
        tenants.put(tenant("acme", key("web")));
    }

    @Test
    void endsWhenItIsRevokedHereAndTellsTheOthers() {
        var token = issue(tokens);
        var other = issue(tokens);

        assertThat(tokens.expire(token.token())).isTrue();
        assertThat(tokens.expire(token.token())).isFalse();

        assertThat(tokens.verify(bytes(token.token()))).isEmpty();
        assertThat(tokens.verify(bytes(other.token()))).isPresent();
        assertThat(spread).hasSize(1);
        assertThat(spread.getFirst()).endsWith(" " + token.expires()).doesNotContain(token.token());
    }

    @Test
    void endsWhenAnotherReplicaRevokesIt() {
        var there = new ArrayList<Runnable>();
        var here = new Revocations(clock, RevocationSpread.NOWHERE);
        var other =
                tokens(RING, new Revocations(clock, (digest, until) -> there.add(() -> here.revoked(digest, until))));
        var mine = tokens(RING, here);
        var token = issue(mine).token();

        assertThat(other.expire(token)).isTrue();
        there.forEach(Runnable::run);

        assertThat(mine.verify(bytes(token))).isEmpty();
    }

    @Test
    void isNotRevokedByAStrangersText() {
        assertThat(tokens.expire("g" + "A".repeat(30))).isFalse();
        assertThat(tokens.expire("")).isFalse();
        assertThat(spread).isEmpty();
    }

    @Test
    void standsInOneDigestHoweverTheTokenIsSpelled() {
        var token = issue(tokens).token();
        tokens.expire(token);

        // Two bits of the last character mean nothing to a lenient decoder.
        for (char last = '-'; last <= 'z'; last++) {
            assertThat(tokens.verify(bytes(token.substring(0, 30) + last))).isEmpty();
        }
    }

    private IssuedToken issue(GatewayTokens by) {
        return by.issue(new Caller(tenants.find("acme").orElseThrow(), "web"), Optional.empty());
    }

    private GatewayTokens tokens(KeyRing ring, Revocations revocations) {
        return new GatewayTokens(tenants, new TokenSeal(() -> ring, random), revocations, clock);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
