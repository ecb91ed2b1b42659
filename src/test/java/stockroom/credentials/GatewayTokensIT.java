package stockroom.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stockroom.testing.GatewayProcess;

/** The tokens that callers get in place of upstream's. */
@ExtendWith(SharedFleet.class)
class GatewayTokensIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    @Test
    void oneReplicasTokenIsGoodOnAll(Fleet fleet) {
        Caller caller = fleet.serve("tokens-all", TenantText.demo("key-of-tokens-all"));
        String token = token(fleet, caller);

        assertThat(fleet.gateways())
                .allMatch(gateway ->
                        Caller.basic("tokens-all", token).price(gateway).isSuccess())
                .allMatch(gateway -> Caller.bearer(token).price(gateway).isSuccess());
    }

    @Test
    void isOfNoUseUpstream(Fleet fleet) {
        Caller caller = fleet.serve("tokens-up", TenantText.demo("key-of-tokens-up"));
        String token = token(fleet, caller);
        assertThat(caller.price(fleet.gateway()).isSuccess()).isTrue();

        var ping = fleet.upstream().uri("/v1/Utilities/Info/ping");

        assertThat(Caller.basic("demo-api", token).call(ping, "{}").status()).isEqualTo(401);
        assertThat(Caller.bearer(token).call(ping, "{}").status()).isEqualTo(401);
        assertThat(fleet.upstream().tokens()).doesNotContain(token);
    }

    @Test
    void isOfNoUseInAnothersName(Fleet fleet) {
        String token = token(fleet, fleet.serve("tokens-own", TenantText.demo("key-of-tokens-own")));
        fleet.serve("tokens-else", TenantText.other("key-of-tokens-else"));

        assertThat(Caller.basic("tokens-else", token).price(fleet.gateway()).status())
                .isEqualTo(401);
    }

    @Test
    void endsOnAllReplicasWhenItIsExpired(Fleet fleet) {
        Caller caller = fleet.serve("tokens-end", TenantText.demo("key-of-tokens-end"));
        Caller byToken = Caller.basic("tokens-end", token(fleet, caller));
        assertThat(fleet.gateways()).allMatch(byToken::isKnownAt);

        assertThat(byToken.expireToken(fleet.gateway()).json().path("expired").asInt())
                .isEqualTo(1);

        assertThat(byToken.isKnownAt(fleet.gateway())).isFalse();
        fleet.awaitEverywhere(gateway -> isRefused(byToken, gateway));
        assertThat(fleet.gateways()).allMatch(caller::isKnownAt);
    }

    @Test
    void endsOnAReplicaThatStartsAfterwards(Fleet fleet) {
        Caller caller = fleet.serve("tokens-late", TenantText.demo("key-of-tokens-late"));
        Caller expired = Caller.basic("tokens-late", token(fleet, caller));
        Caller other = Caller.basic("tokens-late", token(fleet, caller));
        expired.expireToken(fleet.gateway());

        try (GatewayProcess late = fleet.another()) {
            assertThat(isRefused(expired, late)).isTrue();
            assertThat(other.isKnownAt(late)).isTrue();
        }
    }

    /** Redis comes back empty: those that know pin it again. */
    @Test
    void endsOnAReplicaThatStartsAfterRedisWasAway(Fleet fleet) {
        Caller caller = fleet.serve("tokens-away", TenantText.demo("key-of-tokens-away"));
        Caller expired = Caller.basic("tokens-away", token(fleet, caller));
        fleet.redis().kill();
        expired.expireToken(fleet.gateway());

        fleet.redis().restart();

        fleet.awaitEverywhere(gateway -> isRefused(expired, gateway));
        try (GatewayProcess late = fleet.another()) {
            assertThat(isRefused(expired, late)).isTrue();
        }
    }

    @Test
    void endsWithItsTime(Fleet fleet) {
        Caller caller = fleet.serve("tokens-time", TenantText.demo("key-of-tokens-time"));
        Answer issued = caller.token(fleet.gateway(), TIMEOUT);
        Caller byToken = Caller.basic("tokens-time", issued.json().path("token").asText());
        Instant ends = Instant.ofEpochSecond(issued.json().path("expires").asLong());
        assertThat(Duration.between(fleet.now(), ends)).isBetween(TIMEOUT.minusSeconds(30), TIMEOUT);

        fleet.pass(TIMEOUT.minusMinutes(1));
        assertThat(fleet.gateways()).allMatch(byToken::isKnownAt);
        fleet.pass(Duration.ofMinutes(1));
        assertThat(fleet.gateways()).allMatch(gateway -> isRefused(byToken, gateway));
    }

    @Test
    void endsWithTheKeyThatItStandsInFor(Fleet fleet) {
        TenantText text = TenantText.demo("key-that-stays", "key-that-goes");
        Caller staying = fleet.serve("tokens-key", text);
        Caller going = Caller.basic("tokens-key", "key-that-goes");
        Caller byToken = Caller.basic("tokens-key", token(fleet, going));
        assertThat(fleet.gateways()).allMatch(byToken::isKnownAt);

        fleet.tenants().write("tokens-key", text.withKeys("key-that-stays"));

        fleet.awaitEverywhere(gateway -> isRefused(byToken, gateway));
        assertThat(fleet.gateways()).allMatch(staying::isKnownAt);
    }

    @Test
    void endsWithTheTenant(Fleet fleet) {
        Caller caller = fleet.serve("tokens-gone", TenantText.demo("key-of-tokens-gone"));
        Caller byToken = Caller.basic("tokens-gone", token(fleet, caller));
        assertThat(fleet.gateways()).allMatch(byToken::isKnownAt);

        fleet.tenants().remove("tokens-gone");

        fleet.awaitEverywhere(gateway -> isRefused(byToken, gateway));
    }

    /** Two Ruby clients wrap Base64 behind 45 bytes. */
    @Test
    void staysShortEnoughForOldClients(Fleet fleet) {
        String name = "twelve-chars";
        Caller caller = fleet.serve(name, TenantText.demo("key-of-twelve-chars"));

        assertThat((name + ":" + token(fleet, caller)).getBytes(UTF_8)).hasSizeLessThan(45);
    }

    private static String token(Fleet fleet, Caller caller) {
        String token =
                caller.token(fleet.gateway(), TIMEOUT).json().path("token").asText();
        assertThat(token).isNotEmpty();
        return token;
    }

    private static boolean isRefused(Caller caller, GatewayProcess gateway) {
        return caller.price(gateway).status() == 401;
    }
}
