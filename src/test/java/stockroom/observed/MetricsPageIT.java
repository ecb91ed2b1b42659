package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of metrics and what a running gateway shows are the same, both ways. */
final class MetricsPageIT {

    private static final String PAGE = AlertRules.read(Path.of("src/docs/metrics.md"));
    private static final Pattern ROW = Pattern.compile("^\\| `(stockroom_\\w+)` \\|.*\\|$", Pattern.MULTILINE);
    private static final Pattern OTHERS = Pattern.compile("^\\| `(\\w+_)` \\|.*\\|$", Pattern.MULTILINE);

    private static final ObservedGateway GATEWAY = new ObservedGateway(Map.of(), "acme");
    private static Scrape scrape = Scrape.of("");

    @BeforeAll
    static void everythingHappensOnce() {
        GATEWAY.details("acme", "SS.VPS");
        GATEWAY.details("acme", "SS.VPS");
        GATEWAY.call("acme", "Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VM\"]}");
        GATEWAY.sandbox("POST", "faults", "{\"method\":\"Product/list\",\"kind\":\"garbage\",\"count\":2}");
        GATEWAY.call("acme", "Product/list", "{}");
        scrape = Scrape.of(GATEWAY.scrape());
    }

    @AfterAll
    static void end() {
        GATEWAY.close();
    }

    @Test
    void thePageListsEveryMetricOfTheGatewaysWithTypeLabelsAndMeaning() {
        List<String> rows = scrape.shown().stream()
                .filter(family -> family.name().startsWith("stockroom_"))
                .map(MetricsPageIT::row)
                .toList();

        assertThat(ROW.matcher(PAGE).results().map(row -> row.group())).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static String row(Scrape.Family family) {
        String labels = family.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + family.name() + "` | " + family.type() + " | " + labels + " | " + family.help() + " |";
    }

    @Test
    void thePageNamesWhereAllOthersComeFrom() {
        List<String> prefixes =
                OTHERS.matcher(PAGE).results().map(row -> row.group(1)).toList();

        List<String> names = scrape.shown().stream().map(Scrape.Family::name).toList();
        assertThat(names)
                .allMatch(name ->
                        name.startsWith("stockroom_") || prefixes.stream().anyMatch(name::startsWith));
        assertThat(prefixes).allMatch(prefix -> names.stream().anyMatch(name -> name.startsWith(prefix)));
    }
}
