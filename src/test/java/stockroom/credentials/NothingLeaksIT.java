package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import stockroom.testing.GatewayProcess;
import stockroom.testing.TraceCollector;

/** A day of calls of all kinds, faults and reloads, with the logs as talkative as they can be; then the search. */
class NothingLeaksIT {

    private static final int HOURS = 24;

    private static TraceCollector traces;
    private static Fleet fleet;
    private static RedisTap tap;
    private static DayOfCalls day;

    @BeforeAll
    static void liveThroughADay() {
        traces = TraceCollector.open();
        fleet = Fleet.start(
                2,
                Map.of(
                        "quarkus.log.level", "DEBUG",
                        "stockroom.traces.endpoint", traces.endpoint(),
                        "stockroom.traces.sampled", "1"));
        tap = RedisTap.on(fleet.redis());
        day = new DayOfCalls(fleet);
        for (int hour = 0; hour < HOURS; hour++) {
            day.live(hour);
            fleet.pass(Duration.ofHours(1));
        }
    }

    @AfterAll
    static void close() {
        tap.close();
        fleet.close();
        traces.close();
    }

    @Test
    void theDayWasOneToRemember() {
        assertThat(day.statuses()).contains(200, 400, 401, 403, 404, 413, 502, 503);
        assertThat(fleet.upstream().tokens()).hasSizeGreaterThan(2 * HOURS);
        assertThat(fleet.upstream().counts().path("faults").asInt()).isGreaterThan(10);
        assertThat(fleet.upstream().counts().path("totp_logins_by_step")).isNotEmpty();
        assertThat(fleet.upstream().refused("wrong_password")).isPositive();
        assertThat(tap.heard()).contains("token/sealed", "token/passcode", "PUBLISH");
        assertThat(fleet.gateways()).allMatch(gateway -> gateway.log().contains("Upstream token minted"));
        assertThat(fleet.gateways()).allMatch(gateway -> gateway.log().contains("DEBUG"));
        assertThat(traces.heard()).contains("request", "lookup", "redis get", "upstream", "Product/details");
    }

    @TestFactory
    Stream<DynamicTest> noSecretIsFound() {
        Secrets secrets = secrets();
        Stream<DynamicTest> onGateways = fleet.gateways().stream()
                .flatMap(gateway -> Stream.concat(
                        Stream.of(search(secrets, "a log", gateway.log())),
                        pages(gateway).map(page -> search(secrets, page.getPath(), get(page)))));
        return Stream.concat(
                onGateways,
                Stream.of(
                        search(secrets, "replies", day.replies()),
                        search(secrets, "what Redis was told", tap.heard()),
                        search(secrets, "what was traced", traces.heard()),
                        search(secrets, "what Redis keeps", RedisTap.dump(fleet.redis()))));
    }

    private static DynamicTest search(Secrets secrets, String place, String text) {
        return DynamicTest.dynamicTest("in " + place, () -> {
            assertThat(text).isNotEmpty();
            assertThat(secrets.foundIn(text)).isEmpty();
        });
    }

    private static Stream<URI> pages(GatewayProcess gateway) {
        return Stream.of("/q/metrics", "/q/health", "/q/health/ready", "/admin/tenants", "/admin/cache")
                .map(gateway::management);
    }

    private static String get(URI page) {
        Answer answer = Caller.bearer(Fleet.OPERATOR_KEY).get(page);
        assertThat(answer.status()).isEqualTo(200);
        return answer.toString();
    }

    private static Secrets secrets() {
        Secrets secrets = new Secrets();
        List.of("sandbox-only-1", "sandbox-only-2", "sandbox-only-3").forEach(it -> secrets.add("a password", it));
        day.passwords().forEach(it -> secrets.add("a password", it));
        secrets.add("the second factor", "SANDBOXONLYSANDBOXONLYSANDBOXONL");
        day.keys().forEach(it -> secrets.add("a caller's key", it));
        day.keys().forEach(it -> secrets.add("a key's digest", TenantText.sha256(it)));
        secrets.add("the operators' key", Fleet.OPERATOR_KEY);
        secrets.add("the token key", Base64.getDecoder().decode(fleet.tokenKey()), fleet.tokenKey());
        fleet.upstream()
                .tokens()
                .forEach(it ->
                        secrets.add("an upstream token", Base64.getDecoder().decode(it), it));
        day.gatewayTokens().forEach(it -> secrets.add("a gateway token", it));
        return secrets;
    }
}
