package stockroom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Each library has its home: elsewhere it is not seen, so that it can be changed in one place. */
final class LibraryHomes {

    private final String root;

    LibraryHomes(String root) {
        this.root = root;
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                home("Caffeine", List.of("com.github.benmanes.caffeine.."), "store", "token"),
                home(
                        "Redis",
                        List.of("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis.."),
                        "store",
                        "token",
                        "dev",
                        "wiring"),
                home("embedded Redis", List.of("redis.embedded.."), "dev"),
                home("JAX-RS", List.of("jakarta.ws.rs.."), "entry", "admin", "upstream", "token"),
                home("Micrometer", List.of("io.micrometer..", "io.prometheus.client.."), "vitals", "wiring"),
                home("OpenTelemetry", List.of("io.opentelemetry.."), "vitals"),
                home("YAML", List.of("org.snakeyaml.."), "entry", "tenant", "sandbox"));
    }

    private ArchRule home(String library, List<String> types, String... packages) {
        String[] homes =
                Stream.of(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(types.toArray(String[]::new))
                .as(library + " stays in " + String.join(", ", packages));
    }
}
