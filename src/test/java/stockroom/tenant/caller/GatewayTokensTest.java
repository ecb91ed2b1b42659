package stockroom.tenant.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stockroom.tenant.caller.TestingTenants.key;
import static stockroom.tenant.caller.TestingTenants.tenant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stockroom.catalog.Scope;
import stockroom.tenant.key.KeyDigest;
import stockroom.tenant.key.KeyRing;

final class GatewayTokensTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @TempDir
    private Path dir;

    private final TestingClock clock = new TestingClock();
    private final TestingTenants tenants = new TestingTenants();
    private final Revocations revocations = new Revocations(clock, RevocationSpread.NOWHERE);
    private final Random random = new Random(2);
    private final GatewayTokens tokens = tokens(KeyRing.ofThisProcess(new Random(1)), revocations);

    @BeforeEach
    void addTenant() {
        tenants.put(tenant(
                "acme", key("web"), key("app"), key("old", clock.instant().plusSeconds(90))));
    }

    @Test
    void standsInForTheKeyUntilItsEnd() {
        var token = issue("web", Optional.empty());

        assertThat(token.expires()).isEqualTo(TestingClock.START.plus(Duration.ofMinutes(15)));
        assertThat(verify(token)).map(Caller::keyName).contains("web");
        assertThat(verify(token))
                .map(Caller::tenant)
                .containsSame(tenants.find("acme").orElseThrow());

        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(verify(token)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(verify(token)).isEmpty();
    }

    @Test
    void staysUnderTheLengthThatOldClientsBreakAt() {
        for (int i = 0; i < 500; i++) {
            clock.advance(Duration.ofSeconds(random.nextInt(100_000)));
            var token = issue("web", Optional.of(Duration.ofSeconds(random.nextInt(1, 43_200))))
                    .token();
            assertThat(token).matches("g[A-Za-z0-9_-]{30}");
            assertThat("twelve-chars:" + token).hasSizeLessThan(45);
            assertThat(tokens.verify(bytes(token))).isPresent();
        }
    }

    @Test
    void isAnotherOneEachTime() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            seen.add(issue("web", Optional.empty()).token());
        }

        assertThat(seen).hasSizeGreaterThanOrEqualTo(199);
    }

    @ParameterizedTest
    @CsvSource({"PT5M,PT5M", "PT0S,PT1S", "PT-1H,PT1S", "PT12H,PT12H", "PT13H,PT12H", "PT100000H,PT12H"})
    void livesAsLongAsAskedWithinItsBounds(Duration asked, Duration lives) {
        assertThat(issue("web", Optional.of(asked)).expires()).isEqualTo(TestingClock.START.plus(lives));
    }

    @Test
    void neverOutlivesItsKey() {
        assertThat(issue("old", Optional.empty()).expires()).isEqualTo(TestingClock.START.plusSeconds(90));
    }

    @Test
    void neverLivesLongerThanTwelveHoursByRenewingItself() {
        var caller = new Caller(tenants.find("acme").orElseThrow(), "web");
        var token = tokens.issue(caller, Optional.empty());
        var last = token.expires();
        while (verify(token).isPresent()) {
            token = tokens.issue(verify(token).orElseThrow(), Optional.empty());
            assertThat(token.expires()).isAfterOrEqualTo(last);
            last = token.expires();
            clock.advance(Duration.ofMinutes(14));
        }

        assertThat(last)
                .isBeforeOrEqualTo(TestingClock.START.plus(Duration.ofHours(12)))
                .isAfter(TestingClock.START.plus(Duration.ofHours(3)));
    }

    @Test
    void remembersWhenTheKeyWasShownToWithinThreeMinutes() {
        for (int i = 0; i < 200; i++) {
            var lifetime = Duration.ofSeconds(random.nextInt(1, 43_201));
            var since = verify(issue("web", Optional.of(lifetime)))
                    .orElseThrow()
                    .tokenSince()
                    .orElseThrow();
            assertThat(since).isBeforeOrEqualTo(TestingClock.START).isAfter(TestingClock.START.minusSeconds(180));
        }
    }

    @Test
    void breaksWithAnyCharacterChanged() {
        var token = issue("web", Optional.empty()).token();
        for (int at = 0; at < token.length(); at++) {
            for (int other = 0; other < ALPHABET.length(); other++) {
                var tampered = token.substring(0, at) + ALPHABET.charAt(other) + token.substring(at + 1);
                assertThat(tokens.verify(bytes(tampered)).isPresent()).isEqualTo(tampered.equals(token));
            }
        }
    }

    @Test
    void hasOneSpellingOnly() {
        var token = issue("web", Optional.empty()).token();

        for (var other : List.of(token + "=", token + "A", token.substring(0, 30), " " + token, token + "\n")) {
            assertThat(tokens.verify(bytes(other))).isEmpty();
        }
    }

    @Test
    void endsWithItsTenantAndItsKey() {
        var token = issue("web", Optional.empty());

        tenants.put(tenant("acme", key("app")));
        assertThat(verify(token)).isEmpty();
        tenants.remove("acme");
        assertThat(verify(token)).isEmpty();
        tenants.put(tenant("beta", key("web")));
        assertThat(verify(token)).isEmpty();
    }

    @Test
    void endsWhenTheKeyIsGivenAnEarlierEnd() {
        var token = issue("web", Optional.empty());

        tenants.put(tenant("acme", key("web", clock.instant())));

        assertThat(verify(token)).isEmpty();
    }

    @Test
    void endsWhenCredentialsOrCatalogueChange() {
        var token = issue("web", Optional.empty());

        tenants.put(tenant("acme", "another version", Scope.ofTenant("acme"), key("web")));
        assertThat(verify(token)).isEmpty();
        tenants.put(tenant("acme", "version", Scope.ofCatalog("acme"), key("web")));
        assertThat(verify(token)).isEmpty();
        tenants.put(tenant("acme", "version", Scope.ofTenant("acme"), key("web")));
        assertThat(verify(token)).isPresent();
    }

    @Test
    void isValidOnEveryReplicaWithTheSameRingAndThroughItsRotation() throws IOException {
        var before = tokens(ring("a"), revocations);
        var during = tokens(ring("b", "a"), revocations);
        var after = tokens(ring("b"), revocations);
        var old = issue(before, "web").token();
        var young = issue(during, "web").token();

        assertThat(tokens(ring("a"), revocations).verify(bytes(old))).isPresent();
        assertThat(during.verify(bytes(old))).isPresent();
        assertThat(after.verify(bytes(old))).isEmpty();
        assertThat(after.verify(bytes(young))).isPresent();
        assertThat(before.verify(bytes(young))).isEmpty();
    }

    @Test
    void findsTheRightKeyAmongKeysThatBeginAlike() {
        var alike = new ArrayList<String>();
        var prefix = KeyDigest.of("web").prefix();
        for (int i = 0; alike.size() < 3; i++) {
            if (KeyDigest.of("k" + i).prefix() == prefix) {
                alike.add("k" + i);
            }
        }
        alike.forEach(name -> tenants.put(tenant(name, key(name))));

        for (var name : alike) {
            var token = tokens.issue(new Caller(tenants.find(name).orElseThrow(), name), Optional.empty());
            assertThat(verify(token)).map(Caller::keyName).contains(name);
        }
        assertThat(verify(issue("web", Optional.empty()))).map(Caller::keyName).contains("web");
    }

    @Test
    void showsNothingOfTheKey() {
        var hints = new HashSet<Integer>();
        for (int i = 0; i < 100; i++) {
            var raw =
                    Base64.getUrlDecoder().decode(issue("web", Optional.empty()).token());
            hints.add(Byte.toUnsignedInt(raw[6]) << 8 | Byte.toUnsignedInt(raw[7]));
        }

        assertThat(hints).hasSizeGreaterThan(90);
    }

    @Test
    void isNotIssuedForAKeyThatIsNotTheTenants() {
        var stranger = new Caller(tenants.find("acme").orElseThrow(), "nobody's");

        assertThatThrownBy(() -> tokens.issue(stranger, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotFoundByGuessing() {
        var guess = new byte[23];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(guess);
            guess[0] = (byte) 0x81;
            guess[1] = 0x7F;
            assertThat(tokens.verify(Base64.getUrlEncoder().withoutPadding().encode(guess)))
                    .isEmpty();
        }
    }

    private IssuedToken issue(String key, Optional<Duration> timeout) {
        return tokens.issue(new Caller(tenants.find("acme").orElseThrow(), key), timeout);
    }

    private IssuedToken issue(GatewayTokens by, String key) {
        return by.issue(new Caller(tenants.find("acme").orElseThrow(), key), Optional.empty());
    }

    private Optional<Caller> verify(IssuedToken token) {
        return tokens.verify(bytes(token.token()));
    }

    private GatewayTokens tokens(KeyRing ring, Revocations revoked) {
        return new GatewayTokens(tenants, new TokenSeal(() -> ring, random), revoked, clock);
    }

    private KeyRing ring(String... seeds) throws IOException {
        var lines = new ArrayList<String>();
        for (var seed : seeds) {
            lines.add(Base64.getEncoder().encodeToString(KeyDigest.of(seed).bytes()));
        }
        return KeyRing.read(Files.write(dir.resolve("ring"), lines));
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
