package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stockroom.observed.AlertRules.Rule;

/** Who is woken finds a page, and the page says what to do. */
final class RunbooksTest {

    private static final Path PAGES = Path.of("src/docs/runbooks");
    private static final Path TESTS = Path.of("deploy/prometheus/tests");
    private static final Pattern HEADING = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\((\\w+\\.md)\\)");
    private static final Set<String> OTHER_PAGES = Set.of("README");

    static Stream<Rule> alerts() {
        return AlertRules.alerts().stream();
    }

    static Set<String> names() {
        return alerts().map(alert -> alert.alert().orElseThrow()).collect(Collectors.toSet());
    }

    @Test
    void everyAlertHasItsPageAndEveryPageItsAlert() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .filter(page -> !OTHER_PAGES.contains(page)))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPageSaysWhatItMeansWhomItHurtsHowToLookAndWhatToDo(String name) {
        String page = AlertRules.read(PAGES.resolve(name + ".md"));

        assertThat(page).startsWith("# " + name + "\n");
        assertThat(HEADING.matcher(page).results().map(heading -> heading.group(1)))
                .containsExactly("Meaning", "Impact", "Diagnosis", "Mitigation");
        assertThat(LINK.matcher(page).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(PAGES.resolve(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowBadItIsWhatItIsAndWhereItsPageIs(Rule alert) {
        assertThat(alert.label("severity").orElseThrow()).isIn("critical", "warning");
        assertThat(alert.label("kind").orElseThrow()).isIn("cause", "objective");
        assertThat(alert.annotation("summary").orElseThrow()).isNotBlank();
        assertThat(alert.annotation("description").orElseThrow()).isNotBlank();
        assertThat(alert.annotation("runbook_url").orElseThrow())
                .isEqualTo(PAGES + "/" + alert.alert().orElseThrow() + ".md");
    }

    /** {@code promtool test rules} runs them; here is seen to it that there are some. */
    @Test
    void everyAlertHasATestInWhichItFiresAndOneInWhichItIsQuiet() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            String tests = files.map(AlertRules::read).collect(Collectors.joining());

            assertThat(named(tests, "fires")).containsAll(names());
            assertThat(named(tests, "is quiet")).containsAll(names());
        }
    }

    private static List<String> named(String tests, String what) {
        return Pattern.compile("name: (\\w+) " + what)
                .matcher(tests)
                .results()
                .map((MatchResult test) -> test.group(1))
                .toList();
    }
}
