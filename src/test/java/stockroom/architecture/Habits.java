package stockroom.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What nobody does, wherever it is. */
final class Habits {

    /** What reads the clock or throws dice behind the back of who tests the caller. */
    private static final Set<String> UNINJECTED = Set.of(
            "java.time.Instant.now()",
            "java.time.Clock.systemUTC()",
            "java.time.InstantSource.system()",
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.nanoTime()",
            "java.lang.Math.random()",
            "java.util.Random.<init>()",
            "java.util.concurrent.ThreadLocalRandom.current()");

    private final String root;

    Habits(String root) {
        this.root = root;
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                namesSayWhat(),
                nothingMayBeNullUnsaid(),
                timeAndChanceAreInjected(),
                nothingIsPrinted(),
                nothingBlocks());
    }

    private ArchRule namesSayWhat() {
        return noClasses()
                .should()
                .haveNameMatching(".*\\.[^.]*(Util|Helper|Common)[^.]*")
                .orShould()
                .haveNameMatching(".*Impl")
                .orShould(ArchConditions.be(resideInAnyPackage("..util..", "..helper..", "..common..", "..impl..")))
                .as("no name says util, helper, common or impl");
    }

    private ArchRule nothingMayBeNullUnsaid() {
        return classes()
                .should(ArchConditions.be(describe(
                        "in a package that is @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class))));
    }

    private ArchRule timeAndChanceAreInjected() {
        return noClasses()
                .that(resideInAnyPackage(Stream.of("catalog", "tenant", "store", "token", "upstream", "lookup")
                        .map(name -> root + "." + name + "..")
                        .toArray(String[]::new)))
                .should()
                .accessTargetWhere(target(UNINJECTED))
                .as("logic reads no clock and throws no dice that it was not given");
    }

    private ArchRule nothingIsPrinted() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAPackage(root + ".dev..").or(command())))
                .should(ACCESS_STANDARD_STREAMS)
                .as("only dev mode and commands print");
    }

    private ArchRule nothingBlocks() {
        return noClasses()
                .that(DescribedPredicate.not(command()))
                .should()
                .callMethod(Uni.class, "await")
                .as("only commands wait");
    }

    /** What is run at a terminal, by itself. */
    private DescribedPredicate<JavaClass> command() {
        return resideInAPackage(root + "..command..");
    }

    private static DescribedPredicate<JavaAccess<?>> target(Set<String> names) {
        return describe(
                "is one of " + names,
                access -> names.contains(access.getTarget().getFullName()));
    }
}
