package stockroom.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documentation is on the business port; what operators ask is on the other, and on that alone. */
@QuarkusTest
@TestProfile(Calm.class)
class PortsTest extends Surface {

    @Test
    void documentsItselfToEverybody() {
        given().get(stage.business() + "/q/openapi")
                .then()
                .statusCode(200)
                .body(startsWith("---"), containsString("openapi: 3"));
        given().queryParam("format", "json")
                .get(stage.business() + "/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", containsString("tockroom"));
        given().get(stage.business() + "/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void isHealthyOnTheManagementPort(String path) {
        given().get(stage.management().resolve(path)).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void isMeasuredOnTheManagementPort() {
        demo().get("/v1/Product/list");
        given().get(stage.management().resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("# TYPE "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics",
                "/q/info",
                "/q/dev-ui",
                "/admin/cache",
                "/admin/purge"
            })
    void showsOperatorsThingsToNobodyOnTheBusinessPort(String path) {
        given().auth()
                .preemptive()
                .basic(Secrets.DEMO.name(), Secrets.DEMO.key())
                .get(stage.business() + path)
                .then()
                .statusCode(404)
                .body("error_class", equalTo("LW::Exception::API::InvalidMethod"));
        given().get(stage.business() + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/Product/list", "/v1/Utilities/Info/ping", "/q/openapi", "/q/swagger-ui/"})
    void answersNoCallsOnTheManagementPort(String path) {
        given().auth()
                .preemptive()
                .basic(Secrets.DEMO.name(), Secrets.DEMO.key())
                .get(stage.management().resolve(path))
                .then()
                .statusCode(404);
        assertThat(sandbox().calls()).isZero();
    }
}
