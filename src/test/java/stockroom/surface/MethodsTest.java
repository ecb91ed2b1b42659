package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method, in every way to ask for it, answers what upstream itself would. */
@QuarkusTest
@TestProfile(Calm.class)
class MethodsTest extends Surface {

    @ParameterizedTest
    @EnumSource(Sample.class)
    void passesUpstreamsOwnBytes(Sample sample) {
        Answer upstream = sandbox().ask(Secrets.DEMO, sample.path(), sample.body());
        Answer fetched = demo().post(sample.path(), sample.body());
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.header("Content-Type")).isEqualTo("application/json");
        assertThat(fetched.body()).isEqualTo(upstream.body());
        assertThat(demo().post(sample.path(), sample.body()).body()).isEqualTo(upstream.body());
        assertThat(fetched.json().has("error_class")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void meansTheSameInYaml(Sample sample) {
        JsonNode upstream =
                sandbox().ask(Secrets.DEMO, sample.path(), sample.body()).json();
        Answer byExtension = demo().post(sample.path() + ".yaml", "params: " + sample.params());
        Answer byQuery = demo().post(sample.path() + "?encoding=YAML", "params: " + sample.params());
        assertThat(byExtension.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(byExtension.yaml()).isEqualTo(upstream);
        assertThat(byQuery.body()).isEqualTo(byExtension.body());
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void answersInBleedToo(Sample sample) {
        String path = "/bleed/" + sample.method() + ".json";
        Answer upstream = sandbox().ask(Secrets.DEMO, path, sample.body());
        assertThat(demo().post(path, sample.body()).body()).isEqualTo(upstream.body());
    }

    @ParameterizedTest
    @EnumSource(value = Sample.class, mode = Mode.EXCLUDE, names = "PRICE")
    void takesParametersFromTheQuery(Sample sample) {
        Answer posted = demo().post(sample.path(), sample.body());
        Answer got = demo().get(sample.path() + "?" + sample.query());
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(posted.body());
        assertThat(demo().get(sample.path() + "?encoding=yaml&" + sample.query())
                        .yaml())
                .isEqualTo(posted.json());
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void takesQueryWithABody(Sample sample) {
        Answer posted = demo().post(sample.path(), sample.body());
        Answer queried = demo().query(sample.path(), sample.body());
        assertThat(queried.status()).isEqualTo(200);
        assertThat(queried.body()).isEqualTo(posted.body());
        assertThat(demo().query(sample.path() + ".yaml", sample.body()).yaml()).isEqualTo(posted.json());
    }

    @Test
    void takesNoGetForAPrice() {
        Answer answer = demo().get("/v1/Product/price?code=SS.VPS&region=1");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST, QUERY");
        assertThat(sandbox().calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Sample.class,
            names = {"DETAILS", "MARKETING_LIST", "PING"})
    void answersHeadWithTheHeadersOfGet(Sample sample) {
        String path = sample.path() + "?" + sample.query();
        Answer got = demo().get(path);
        Answer head = demo().send("HEAD", path, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(got.header("Content-Type"));
        assertThat(head.header("ETag")).isEqualTo(got.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/Account/Auth/token", "/bleed/account/auth/TOKEN.json", "/v1/Account/Auth/token.yaml"})
    void tradesAKeyForATokenThatLogsInAndEnds(String path) {
        Answer traded = demo().post(path, "{\"params\":{\"timeout\":\"600\"}}");
        assertThat(traded.status()).isEqualTo(200);
        assertThat(traded.header("Cache-Control")).isEqualTo("private, no-store");
        String token = traded.meaning().path("token").textValue();
        long lifetime =
                traded.meaning().path("expires").asLong() - clock.instant().getEpochSecond();
        assertThat(lifetime).isBetween(1L, 600L);
        Storefront holder = demo().as(Credentials.basic("demo", token));
        assertThat(holder.call("Utilities/Info/ping", "{}").status()).isEqualTo(200);
        Answer ended = holder.post(path.replaceAll("(?i)token", "expireToken"), "");
        assertThat(ended.meaning().path("expired").intValue()).isEqualTo(1);
        assertThat(holder.call("Utilities/Info/ping", "{}").status()).isEqualTo(401);
    }

    @Test
    void givesATokenToGetAndToABodylessPost() {
        assertThat(demo().get("/v1/Account/Auth/token").json().path("token").textValue())
                .isNotEmpty();
        assertThat(demo().post("/v1/Account/Auth/token", "")
                        .json()
                        .path("token")
                        .textValue())
                .isNotEmpty();
        assertThat(sandbox().calls()).isZero();
    }

    @Test
    void keepsTheTokensOfTwoTenantsApart() {
        String token =
                demo().post("/v1/Account/Auth/token", "").json().path("token").textValue();
        Storefront mixed = demo().as(Credentials.basic("other", token));
        assertThat(mixed.call("Utilities/Info/ping", "{}").status()).isEqualTo(401);
    }

    @Test
    void showsEachTenantItsOwnCatalogue() {
        Sample list = Sample.LIST;
        Answer own = demo().post(list.path(), list.body());
        Answer others = storefront(Secrets.OTHER).post(list.path(), list.body());
        assertThat(others.body())
                .isEqualTo(
                        sandbox().ask(Secrets.OTHER, list.path(), list.body()).body());
        assertThat(others.body()).isNotEqualTo(own.body());
    }

    @Test
    void logsInWithASecondFactor() {
        Answer answer = storefront(Secrets.TWO_FACTORS).call("Utilities/Info/ping", "{}");
        assertThat(answer.text()).isEqualTo("{\"ping\":\"success\"}");
    }

    @Test
    void takesABearerKeyAndTheSchemesInAnyLetterCase() {
        String pair = Credentials.basic(Secrets.DEMO).substring("Basic ".length());
        for (String authorization :
                List.of("Bearer " + Secrets.DEMO.key(), "bearer " + Secrets.DEMO.key(), "BASIC " + pair)) {
            assertThat(demo().as(authorization)
                            .call("Utilities/Info/ping", "{}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
