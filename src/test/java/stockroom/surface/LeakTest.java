package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A day on which everything happens that can, and after which nobody has seen a secret. */
@QuarkusTest
@TestProfile(Stormy.class)
class LeakTest extends Surface {

    private final LeakCapture capture = new LeakCapture();

    @Test
    void showsNoSecretToAnybody() {
        try (LogWitness witness = LogWitness.listen(capture)) {
            callEverything();
            meetTrouble();
            lookAround();
            witness.flush();
        }
        assertThat(stage.wire().issuedTokens()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(List.of(capture.at("callers"), capture.at("log"), capture.at("redis"), capture.at("metrics")))
                .noneMatch(String::isBlank);
        secrets()
                .forEach((name, secret) ->
                        assertThat(capture.placesOf(secret)).as(name).isEmpty());
    }

    /** What a caller was given is the caller's: it must be nowhere else. */
    @Test
    void keepsACallersTokenToTheCaller() {
        Storefront demo = demo();
        String token;
        try (LogWitness witness = LogWitness.listen(capture)) {
            token = demo.post("/v1/Account/Auth/token", "").json().path("token").textValue();
            Storefront holder = demo.as(Credentials.basic("demo", token));
            holder.get("/v1/Utilities/Info/ping");
            holder.get("/v1/Account/Auth/expireToken");
            holder.get("/v1/Utilities/Info/ping");
            lookAround();
            witness.flush();
        }
        assertThat(capture.at("redis")).isNotBlank();
        assertThat(capture.placesOf(token)).isEmpty();
        assertThat(stage.wire().sentByGateway()).doesNotContain(token);
    }

    private void callEverything() {
        for (Secrets.Tenant tenant : Secrets.TENANTS) {
            for (Sample sample : Sample.values()) {
                Storefront caller = storefront(tenant);
                heard(caller.post(sample.path(), sample.body()));
                heard(caller.query(sample.path() + ".yaml", sample.body()));
                heard(caller.get("/bleed/" + sample.method() + "?" + sample.query()));
            }
            heard(storefront(tenant).post("/v1/Account/Auth/token", ""));
            heard(nobody().as(Credentials.basic(tenant.name(), tenant.key() + "x"))
                    .get("/v1/Product/list"));
            heard(nobody().as("Basic " + tenant.key()).get("/v1/Product/list"));
            heard(storefront(tenant).send("PUT", "/v1/Product/price", ""));
            heard(storefront(tenant).post("/v1/Server/list", "{\"params\":"));
            heard(storefront(tenant).post("/v1/Product/list", "{\"params\":"));
        }
    }

    private void meetTrouble() {
        for (String kind : List.of("status", "error-class", "garbage", "html", "reset", "cut", "oversize", "hang")) {
            sandbox().strike("*", kind, ",\"count\":2");
            heard(demo().post(Sample.PRICE.path(), Sample.PRICE.body()));
            heard(demo().get("/v1/Product/list?page_size=7"));
            sandbox().calm();
            advance(Duration.ofMinutes(1));
            sandbox().expireTokens();
            heard(demo().post(Sample.PRICE.path(), Sample.PRICE.body()));
        }
        sandbox().strike("Account/Auth/token", "status", ",\"status\":401");
        sandbox().expireTokens();
        heard(storefront(Secrets.OTHER).post(Sample.PRICE.path(), Sample.PRICE.body()));
        sandbox().calm();
    }

    private void lookAround() {
        capture.add("metrics", operator().get("/q/metrics").text());
        for (String health : List.of("", "/live", "/ready", "/started")) {
            capture.add("health", operator().get("/q/health" + health).text());
        }
        for (String path : List.of("/admin/tenants", "/admin/cache")) {
            capture.add("admin", operator().get(path).toString());
        }
        capture.add("documentation", nobody().get("/q/openapi").text());
        for (String key : stage.redis().cli("KEYS", "*").lines().toList()) {
            capture.add("redis", key + " " + valueOf(key));
        }
    }

    private String valueOf(String key) {
        return switch (stage.redis().cli("TYPE", key)) {
            case "string" -> stage.redis().cli("GET", key);
            case "hash" -> stage.redis().cli("HGETALL", key);
            case "list" -> stage.redis().cli("LRANGE", key, "0", "-1");
            case "set" -> stage.redis().cli("SMEMBERS", key);
            case "zset" -> stage.redis().cli("ZRANGE", key, "0", "-1", "WITHSCORES");
            case "stream" -> stage.redis().cli("XRANGE", key, "-", "+");
            default -> throw new AssertionError("a type that this test can not read: " + key);
        };
    }

    private void heard(Answer answer) {
        capture.add("callers", answer.toString());
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("token key", Secrets.TOKEN_KEY);
        for (Secrets.Tenant tenant : Secrets.TENANTS) {
            secrets.put("key of " + tenant.name(), tenant.key());
            secrets.put("password of " + tenant.name(), tenant.password());
            tenant.totpSecret().ifPresent(secret -> secrets.put("second factor of " + tenant.name(), secret));
        }
        Set<String> issued = stage.wire().issuedTokens();
        issued.forEach(token -> secrets.put("upstream token " + secrets.size(), token));
        return secrets;
    }
}
