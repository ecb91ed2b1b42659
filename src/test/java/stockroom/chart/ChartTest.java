package stockroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChartTest {

    @Test
    void passesLint() {
        LintResult result = Chart.STOCKROOM.lint();

        assertThat(result.isFailed()).describedAs("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void rendersWhatKubernetesKnows(Installations installation) {
        assertThat(StrictModels.problems(installation.manifests())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rendersWhatFitsTogether(Installations installation) {
        assertThat(CrossChecks.problems(installation.manifests())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                     | tenants.existingSecret
        {tenants: {remoteKey: a}}                                              | externalSecrets.enabled
        {sandbox: {enabled: true}, redis: {mode: cluster}}                     | redis.hosts
        {sandbox: {enabled: true}, redis: {hosts: ["redis://a:1"]}}            | redis.mode
        {sandbox: {enabled: true}, terminationGracePeriodSeconds: 20}          | terminationGracePeriodSeconds
        {sandbox: {enabled: true}, externalSecrets: {enabled: true}}           | secretStoreRef.name
        {sandbox: {enabled: true}, ingress: {enabled: true}}                   | ingress.hosts
        {sandbox: {enabled: true}, httpRoute: {enabled: true}}                 | httpRoute.parentRefs
        {sandbox: {enabled: true}, autoscaling: {enabled: true, targetCPUUtilizationPercentage: 0}} | inFlightCalls
        """)
    void refusesWhatCouldNotWorkAndSaysWhatToSet(String values, String named) {
        assertThatThrownBy(() -> Chart.STOCKROOM.render(values)).hasMessageContaining(named);
    }

    @Test
    void needsOneValueForATrial() {
        Manifests trial = Installations.TRIAL.manifests();

        assertThat(trial.one("Deployment", "shop-stockroom").at("/spec/template/spec/containers/0/env"))
                .anySatisfy(
                        variable -> assertThat(variable.path("name").asText()).isEqualTo("STOCKROOM_SANDBOX_ENABLED"));
        assertThat(trial.one("Service", "shop-stockroom").at("/spec/ports")).hasSize(1);
    }

    @Test
    void keepsLargeNumbersAsTheyWereWritten() {
        assertThat(Installations.PRODUCTION
                        .manifests()
                        .one("ConfigMap", "shop-stockroom")
                        .at("/data/application.properties")
                        .asText())
                .contains("stockroom.upstream.connections=1000000\n");
    }

    @Test
    void carriesEveryRuleAndDashboardOfDeploy() {
        Manifests production = Installations.PRODUCTION.manifests();

        assertThat(production.all("PrometheusRule")).hasSize(files("deploy/prometheus/rules", ".yaml"));
        assertThat(production
                        .all("ConfigMap")
                        .filter(map -> map.at("/metadata/labels").has("grafana_dashboard")))
                .hasSize(files("deploy/grafana", ".json"));
    }

    @Test
    void linksAlertsToWhereTheRunbooksAre() {
        String set = "{sandbox: {enabled: true}, prometheusRule: {enabled: true%s}}";

        assertThat(runbooks(Chart.STOCKROOM.render(set.formatted(""))))
                .allMatch(link -> link.startsWith("src/docs/runbooks/Stockroom"));
        assertThat(runbooks(Chart.STOCKROOM.render(set.formatted(", runbooksUrl: \"https://a.example/books/\""))))
                .allMatch(link -> link.startsWith("https://a.example/books/Stockroom"));
    }

    private static List<String> runbooks(Manifests manifests) {
        List<String> links = manifests
                .all("PrometheusRule")
                .flatMap(rule -> rule.findValuesAsText("runbook_url").stream())
                .toList();
        assertThat(links).hasSizeGreaterThan(20);
        return links;
    }

    @Test
    void showsOperatorsPortOnAServiceOfItsOwn() {
        assertThat(Installations.PRODUCTION.manifests().all("Service"))
                .allSatisfy(service -> assertThat(service.at("/spec/ports")).hasSize(1));
    }

    private static int files(String folder, String ending) {
        String[] names = Objects.requireNonNull(Path.of(folder).toFile().list((in, name) -> name.endsWith(ending)));
        return names.length;
    }
}
