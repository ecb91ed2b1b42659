package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards can be loaded again and again, against any data source, and explain themselves. */
final class DashboardsTest {

    static Stream<JsonNode> dashboards() {
        return Dashboards.all().stream();
    }

    @Test
    void thereIsOneForStorefrontsAndOneForOperators() {
        assertThat(dashboards().map(dashboard -> dashboard.path("uid").asText()))
                .containsExactlyInAnyOrder("stockroom-storefront", "stockroom-operator");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsInWhichUnit(JsonNode dashboard) {
        assertThat(dashboard.path("description").asText()).isNotBlank();
        assertThat(Dashboards.panels(dashboard)).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksTheDataSourceThatIsChosen(JsonNode dashboard) {
        assertThat(Dashboards.elements(dashboard.at("/templating/list")))
                .anyMatch(variable -> variable.path("type").asText().equals("datasource")
                        && variable.path("name").asText().equals("datasource"));
        assertThat(dashboard.findValues("datasource"))
                .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveNumbersOfTheirOwnAndDoNotOverlap(JsonNode dashboard) {
        List<JsonNode> panels = Dashboards.panels(dashboard);

        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        for (JsonNode one : panels) {
            assertThat(panels.stream()
                            .filter(other -> !other.equals(one) && overlap(one.path("gridPos"), other.path("gridPos"))))
                    .isEmpty();
        }
    }

    private static boolean overlap(JsonNode a, JsonNode b) {
        return crosses(a, b, "x", "w") && crosses(a, b, "y", "h");
    }

    private static boolean crosses(JsonNode a, JsonNode b, String start, String length) {
        return a.path(start).asInt() < b.path(start).asInt() + b.path(length).asInt()
                && b.path(start).asInt()
                        < a.path(start).asInt() + a.path(length).asInt();
    }
}
