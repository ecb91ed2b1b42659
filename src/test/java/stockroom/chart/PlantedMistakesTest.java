package stockroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks notice what they are there for. */
class PlantedMistakesTest {

    private static final String GATEWAY = "shop-stockroom";

    private static final Manifests RENDERED = Installations.PRODUCTION.manifests();

    private final Manifests planted = RENDERED.copy();

    @Test
    void findsAMisspeltField() {
        object("Deployment", "/spec/template/spec").put("terminationGracePeriodSecond", 5);

        assertThat(StrictModels.problems(planted))
                .anyMatch(problem -> problem.contains("terminationGracePeriodSecond"));
    }

    @Test
    void findsAMisspeltFieldOfAKindThatIsNotKubernetesOwn() {
        object("HTTPRoute", "/spec").put("hostname", "a");

        assertThat(StrictModels.problems(planted)).anyMatch(problem -> problem.contains("hostname"));
    }

    @Test
    void findsAFieldThatIsMissing() {
        object("Deployment", "/spec").remove("selector");

        assertThat(StrictModels.problems(planted)).anyMatch(problem -> problem.contains("selector"));
    }

    @Test
    void findsATextWhereANumberBelongs() {
        object("Deployment", "/spec/template/spec").put("terminationGracePeriodSeconds", "soon");

        assertThat(StrictModels.problems(planted)).anyMatch(problem -> problem.contains("soon"));
    }

    @Test
    void findsANumberWhereATextBelongs() {
        object("Deployment", "/spec/template/spec/containers/0/env/0").put("value", 5);

        assertThat(StrictModels.problems(planted)).isNotEmpty();
    }

    @Test
    void findsAKindThatIsNotKnown() {
        object("Service", "").put("kind", "Servise");

        assertThat(StrictModels.problems(planted)).anyMatch(problem -> problem.contains("Servise"));
    }

    @Test
    void findsASelectorThatSelectsNothing() {
        object("Service", "/spec/selector").put("app.kubernetes.io/component", "other");

        assertThat(CrossChecks.problems(planted)).contains("Service shop-stockroom selects no pod");
    }

    @Test
    void findsAServiceThatLeadsToNoPort() {
        object("Service", "/spec/ports/0").put("targetPort", "htp");

        assertThat(CrossChecks.problems(planted)).anyMatch(problem -> problem.contains("htp"));
    }

    @Test
    void findsAPortThatTheGatewayDoesNotListenOn() {
        object("Deployment", "/spec/template/spec/containers/0/ports/0").put("containerPort", 8081);

        assertThat(CrossChecks.problems(planted)).contains("the gateway does not listen on http 8081");
    }

    @Test
    void findsARouteToAPortThatNoServiceHas() {
        object("HTTPRoute", "/spec/rules/0/backendRefs/0").put("port", 81);

        assertThat(CrossChecks.problems(planted)).anyMatch(problem -> problem.contains("shop-stockroom:81"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
    void findsAProbeOfTheBusinessPort(String probe) {
        object("Deployment", "/spec/template/spec/containers/0/" + probe + "/httpGet")
                .put("port", "http");

        assertThat(CrossChecks.problems(planted)).contains("the " + probe + " does not go to the management port");
    }

    @Test
    void findsASecretKeyThatIsReadAndNotMounted() {
        ObjectNode secret = (ObjectNode)
                object("Deployment", "/spec/template/spec/volumes/2").path("secret");
        ((ObjectNode) secret.path("items").path(0)).put("path", "key");

        assertThat(CrossChecks.problems(planted)).contains("/etc/stockroom/token-keys/keys is read and not mounted");
    }

    @Test
    void findsASecretThatIsMountedAndNotRead() {
        ArrayNode env = (ArrayNode)
                object("Deployment", "/spec/template/spec/containers/0").path("env");
        env.removeIf(variable -> variable.path("name").asText().equals("STOCKROOM_ADMIN_KEY_FILE"));

        assertThat(CrossChecks.problems(planted))
                .contains("/etc/stockroom/operator-keys is mounted and nothing reads it");
    }

    @Test
    void findsAVariableThatTheGatewayDoesNotRead() {
        object("Deployment", "/spec/template/spec/containers/0/env/0").put("name", "STOCKROOM_UPSTREAM_URI");

        assertThat(CrossChecks.problems(planted)).contains("STOCKROOM_UPSTREAM_URI is not a setting of the gateway's");
    }

    @Test
    void findsAPodThatMayBecomeRoot() {
        object("Deployment", "/spec/template/spec/securityContext").remove("runAsNonRoot");

        assertThat(CrossChecks.problems(planted)).contains("/spec/securityContext/runAsNonRoot is not true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{sandbox: {enabled: true}, replicas: 3}",
                "{sandbox: {enabled: true, latncy: PT1S}}",
                "{sandbox: {enabled: \"yes\"}}",
                "{sandbox: {enabled: true}, service: {port: 99999}}",
                "{sandbox: {enabled: true}, redis: {mode: clustered}}",
                "{sandbox: {enabled: true}, image: {digest: abc}}",
                "{sandbox: {enabled: true}, config: {upstream.timeout: 5S}}",
                "{sandbox: {enabled: true}, podSecurityContext: {runAsNonRoot: false}}",
            })
    void refusesValuesThatTheSchemaDoesNotKnow(String values) {
        assertThatThrownBy(() -> Chart.STOCKROOM.render(values)).hasMessageContaining("don't meet the specifications");
    }

    private ObjectNode object(String kind, String path) {
        return (ObjectNode) planted.one(kind, GATEWAY).at(path);
    }
}
