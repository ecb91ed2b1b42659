package stockroom.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureTest {

    private static final String ROOT = "stockroom";

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return rules(ROOT)
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(), () -> rule.allowEmptyShould(true).check(HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleNoticesWhenItIsBroken() throws IOException {
        JavaClasses planted = PlantedHouse.build(folder);
        return rules(PlantedHouse.ROOT)
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(rule.allowEmptyShould(true)
                                        .evaluate(planted)
                                        .hasViolation())
                                .isTrue()));
    }

    @Test
    void theRulesSeeTheHouse() {
        assertThat(HOUSE.contain("stockroom.catalog.Call")).isTrue();
        assertThat(HOUSE.contain(ArchitectureTest.class)).isFalse();
    }

    private static Stream<ArchRule> rules(String root) {
        return Stream.of(new PackageOrder(root).rules(), new LibraryHomes(root).rules(), new Habits(root).rules())
                .flatMap(rules -> rules);
    }
}
