package stockroom.credentials;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import stockroom.tenant.Secret;

/** Whatever can hold a secret shows none of it when it is rendered, for a log, an error or a debugger. */
class RenderedSecretsTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("stockroom");

    private static final Set<String> SECRET_TYPES =
            Set.of(Secret.class.getName(), SecretKey.class.getName(), byte[].class.getName());

    private static final Set<String> RENDERINGS = Set.of("toString", "getMessage", "getLocalizedMessage", "summary");

    private record Leaky(String name, Optional<String> password) {}

    @TestFactory
    Stream<DynamicTest> everyRecordHidesItsSecrets() throws ReflectiveOperationException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JavaClass type : HOUSE) {
            if (type.isRecord()) {
                Filling filling = new Filling();
                Optional<Object> filled = fill(type.reflect(), filling);
                if (filling.holdsSecret()) {
                    tests.add(DynamicTest.dynamicTest(
                            type.getFullName(),
                            () -> assertThat(filled.orElseThrow(
                                                    () -> new AssertionError("cannot be filled: " + type.getName()))
                                            .toString())
                                    .doesNotContain(Filling.SECRET)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    @Test
    void aRecordThatShowsOneIsNoticed() throws ReflectiveOperationException {
        Filling filling = new Filling();

        assertThat(fill(Leaky.class, filling).orElseThrow().toString()).contains(Filling.SECRET);
        assertThat(filling.holdsSecret()).isTrue();
    }

    @Test
    void noRenderingRevealsASecret() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> RENDERINGS.contains(call.getOrigin().getName()))
                        .filter(call -> call.getTarget().getFullName().equals(Secret.class.getName() + ".reveal()")))
                .isEmpty();
    }

    @Test
    void noExceptionHoldsOrTakesASecret() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Throwable.class)
                .should()
                .haveRawType(secret())
                .check(HOUSE);
        noConstructors()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Throwable.class)
                .should(ArchConditions.have(takingSecrets()))
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> secret() {
        return DescribedPredicate.describe("a secret", type -> SECRET_TYPES.contains(type.getFullName()));
    }

    private static DescribedPredicate<JavaConstructor> takingSecrets() {
        return DescribedPredicate.describe(
                "a secret among their parameters",
                constructor -> constructor.getRawParameterTypes().stream().anyMatch(secret()));
    }

    /** Empty where a record refuses to be filled; one that can hold a secret must not. */
    private static Optional<Object> fill(Class<?> type, Filling filling) throws ReflectiveOperationException {
        try {
            return Optional.of(filling.record(type));
        } catch (InvocationTargetException refused) {
            // The test says so, of a record that can hold a secret.
            return Optional.empty();
        }
    }
}
