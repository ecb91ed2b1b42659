package stockroom.tenant.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static stockroom.tenant.caller.TestingTenants.key;
import static stockroom.tenant.caller.TestingTenants.tenant;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.tenant.caller.CallerCheck.Known;
import stockroom.tenant.caller.CallerCheck.TooManyAttempts;
import stockroom.tenant.caller.CallerCheck.Unknown;
import stockroom.tenant.key.KeyRing;

final class CallerAuthenticationTest {

    private static final String HERE = "192.0.2.1";
    private static final KeyRing RING = KeyRing.ofThisProcess(new Random(1));

    private final TestingClock clock = new TestingClock();
    private final TestingTenants tenants = new TestingTenants();
    private final GatewayTokens tokens = new GatewayTokens(
            tenants, new TokenSeal(() -> RING, new Random(2)), new Revocations(clock, RevocationSpread.NOWHERE), clock);
    private final CallerAuthentication authentication = new CallerAuthentication(
            tenants, tokens, new AttemptLimiter(new AttemptLimits(3, 5), clock, new Random(3)), clock);

    @BeforeEach
    void addTenants() {
        tenants.put(tenant("acme", key("web"), key("old", clock.instant().plusSeconds(60))));
        tenants.put(tenant("beta", key("shop"), key("a:b:c")));
    }

    @Test
    void knowsACallerByBasicAndByBearer() {
        assertThat(caller("acme:web")).isEqualTo(new Caller(tenants.find("acme").orElseThrow(), "web"));
        assertThat(caller("beta:a:b:c").keyName()).isEqualTo("a:b:c");
        assertThat(check("Bearer shop"))
                .isEqualTo(new Known(new Caller(tenants.find("beta").orElseThrow(), "shop")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic ", "BASIC ", "BaSiC   "})
    void takesTheSchemeInAnyLetterCase(String scheme) {
        assertThat(check(scheme + base64("acme:web"))).isInstanceOf(Known.class);
    }

    @Test
    void takesBase64WithoutItsPadding() {
        assertThat(check("Basic " + base64("acme:web").replace("=", ""))).isInstanceOf(Known.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme:wrong",
                "acme:",
                ":web",
                "acme",
                "",
                "nobody:web",
                "beta:web",
                "ACME:web",
                "acme:web ",
                "acme:web\n"
            })
    void doesNotKnowACallerWhosePairIsNotOneOfTheFiles(String pair) {
        assertThat(check("Basic " + base64(pair))).isEqualTo(new Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic YWNtZTp3ZWI=YWNt",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Digest web",
                "web",
                "Basicweb",
                "Bearerweb"
            })
    void doesNotKnowAMalformedHeader(String header) {
        assertThat(check(header)).isEqualTo(new Unknown());
    }

    @Test
    void doesNotReadAHeaderThatIsTooLong() {
        assertThat(check("Bearer web" + " ".repeat(600))).isEqualTo(new Unknown());
        assertThat(tenants.digestLookups).isZero();
    }

    @Test
    void refusesAKeyFromItsLastInstantOn() {
        clock.advance(Duration.ofMillis(59_999));
        assertThat(check("Bearer old")).isInstanceOf(Known.class);

        clock.advance(Duration.ofMillis(1));
        assertThat(check("Bearer old")).isEqualTo(new Unknown());
        assertThat(check("Basic " + base64("acme:old"))).isEqualTo(new Unknown());
    }

    @Test
    void doesTheSameWorkForAnUnknownTenantAsForAWrongKey() {
        check("Basic " + base64("acme:wrong"));
        var forWrongKey = tenants.digestLookups;
        check("Basic " + base64("nobody:wrong"));

        assertThat(tenants.digestLookups - forWrongKey).isEqualTo(forWrongKey).isEqualTo(1);
        assertThat(tenants.prefixLookups).isZero();
    }

    @Test
    void doesTheSameWorkForAForgedTokenWhomeverItNames() {
        var forged = "g" + "A".repeat(30);
        var real = tokens.issue(caller("acme:web"), Optional.empty()).token();
        var tampered = real.substring(0, 30) + (real.endsWith("A") ? "E" : "A");

        check("Basic " + base64("acme:" + tampered));
        var forWrong = tenants.prefixLookups;
        check("Basic " + base64("nobody:" + tampered));

        assertThat(tenants.prefixLookups).isEqualTo(2 * forWrong).isEqualTo(2);
        assertThat(check("Bearer " + forged)).isEqualTo(new Unknown());
    }

    @Test
    void knowsACallerByAGatewayToken() {
        var token = tokens.issue(caller("acme:web"), Optional.empty()).token();

        assertThat(caller("acme:" + token).keyName()).isEqualTo("web");
        assertThat(check("Bearer " + token)).isInstanceOf(Known.class);
        assertThat(check("Basic " + base64("beta:" + token))).isEqualTo(new Unknown());
    }

    @Test
    void asksForPatienceOfAnAddressThatFailsTooOften() {
        for (int i = 0; i < 3; i++) {
            assertThat(check("Bearer wrong" + i)).isEqualTo(new Unknown());
        }

        assertThat(check("Bearer wrong")).isEqualTo(new TooManyAttempts(Duration.ofSeconds(20)));
        assertThat(authentication.authenticate(Optional.of("Bearer wrong"), "192.0.2.2"))
                .isEqualTo(new Unknown());

        clock.advance(Duration.ofSeconds(20));
        assertThat(check("Bearer wrong")).isEqualTo(new Unknown());
    }

    @Test
    void letsAValidKeyPassWhateverFailsAroundIt() {
        for (int i = 0; i < 100; i++) {
            check("Basic " + base64("acme:guess" + i));
        }

        assertThat(check("Basic " + base64("acme:guess"))).isInstanceOf(TooManyAttempts.class);
        assertThat(check("Basic " + base64("acme:web"))).isInstanceOf(Known.class);
        assertThat(check("Bearer shop")).isInstanceOf(Known.class);
    }

    @Test
    void slowsGuessesAgainstOneTenantFromManyAddresses() {
        for (int i = 0; i < 5; i++) {
            assertThat(authentication.authenticate(basic("acme:guess"), "198.51.100." + i))
                    .isEqualTo(new Unknown());
        }

        assertThat(authentication.authenticate(basic("acme:guess"), "198.51.100.9"))
                .isInstanceOf(TooManyAttempts.class);
        assertThat(authentication.authenticate(basic("beta:guess"), "198.51.100.10"))
                .isEqualTo(new Unknown());
        assertThat(authentication.authenticate(basic("acme:web"), "198.51.100.11"))
                .isInstanceOf(Known.class);
    }

    @Test
    void doesNotCountACallThatWaitsForTheChallenge() {
        for (int i = 0; i < 50; i++) {
            assertThat(authentication.authenticate(Optional.empty(), HERE)).isEqualTo(new Unknown());
        }

        assertThat(check("Bearer wrong")).isEqualTo(new Unknown());
    }

    @Test
    void expiresTheTokenThatACallPresentsAndNoKey() {
        var token = tokens.issue(caller("acme:web"), Optional.empty()).token();

        assertThat(authentication.expirePresented(basic("beta:" + token))).isFalse();
        assertThat(check("Bearer " + token)).isInstanceOf(Known.class);
        assertThat(authentication.expirePresented(basic("acme:" + token))).isTrue();
        assertThat(check("Bearer " + token)).isEqualTo(new Unknown());
        assertThat(authentication.expirePresented(basic("acme:web"))).isFalse();
        assertThat(check("Basic " + base64("acme:web"))).isInstanceOf(Known.class);
        assertThat(authentication.expirePresented(Optional.empty())).isFalse();
    }

    @Test
    void survivesAnyHeader() {
        var random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            var header = new StringBuilder(random.nextBoolean() ? "Basic " : "Bearer ");
            for (int n = random.nextInt(60); n > 0; n--) {
                header.append((char) random.nextInt(32, 400));
            }
            assertThat(check(header.toString())).isNotInstanceOf(Known.class);
        }
    }

    private Caller caller(String pair) {
        return ((Known) check("Basic " + base64(pair))).caller();
    }

    private CallerCheck check(String header) {
        return authentication.authenticate(Optional.of(header), HERE);
    }

    private static Optional<String> basic(String pair) {
        return Optional.of("Basic " + base64(pair));
    }

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
