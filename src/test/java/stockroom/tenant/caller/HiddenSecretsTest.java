package stockroom.tenant.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static stockroom.tenant.caller.TestingTenants.tenant;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stockroom.tenant.CallerKey;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.key.KeyDigest;
import stockroom.tenant.key.KeyRing;

/** Whatever of a caller's check is rendered shows no key, no token, no digest of a key and no password. */
final class HiddenSecretsTest {

    private static final String KEY = "sr_secret-key";
    private static final KeyRing RING = KeyRing.ofThisProcess(new Random(1));

    @Test
    void areInNoRendering() {
        var clock = new TestingClock();
        var tenants = new TestingTenants();
        var acme = tenants.put(
                tenant("acme", new CallerKey("web", KeyDigest.of(KEY).hex(), Optional.empty())));
        var seal = new TokenSeal(() -> RING, new Random(2));
        var revocations = new Revocations(clock, RevocationSpread.NOWHERE);
        var tokens = new GatewayTokens(tenants, seal, revocations, clock);
        var limiter = new AttemptLimiter(AttemptLimits.DEFAULT, clock, new Random(3));
        var authentication = new CallerAuthentication(tenants, tokens, limiter, clock);
        var caller = new Caller(acme, "web");
        var token = tokens.issue(caller, Optional.empty());
        var layout =
                TokenLayout.read(token.token().getBytes(StandardCharsets.UTF_8)).orElseThrow();

        var things = new ArrayList<Object>(List.of(caller, token, layout, seal, revocations, tokens, limiter));
        things.addAll(List.of(
                authentication,
                acme,
                acme.keys(),
                KeyHolder.of(acme, acme.keys().getFirst())));
        things.add(Presented.read(Optional.of("Bearer " + KEY)));
        things.add(Presented.read(Optional.of("Bearer " + token.token())));
        things.add(authentication.authenticate(Optional.of("Bearer " + KEY), "192.0.2.1"));
        things.add(authentication.authenticate(Optional.of("Bearer " + KEY + "x"), "192.0.2.1"));
        things.add(new CallerCheck.TooManyAttempts(Duration.ofSeconds(1)));

        assertThat(things)
                .allSatisfy(thing -> assertThat(thing.toString())
                        .doesNotContain(KEY, token.token(), KeyDigest.of(KEY).hex(), "hunter2"));
    }
}
