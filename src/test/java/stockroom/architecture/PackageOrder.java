package stockroom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Imports run one way: what each package may see of the others. */
final class PackageOrder {

    /** Nobody sees {@code wiring}, {@code vitals}, {@code sandbox} or {@code dev}: each finds its way in by itself. */
    private static final Map<String, Set<String>> MAY_SEE = new TreeMap<>(Map.ofEntries(
            Map.entry("catalog", Set.of()),
            Map.entry("tenant", Set.of("catalog")),
            Map.entry("store", Set.of("catalog")),
            Map.entry("token", Set.of("catalog", "tenant", "store")),
            Map.entry("upstream", Set.of("catalog", "tenant", "store", "token")),
            Map.entry("lookup", Set.of("catalog", "tenant", "store", "upstream")),
            Map.entry("entry", Set.of("catalog", "tenant", "lookup")),
            Map.entry("admin", Set.of("catalog", "tenant", "lookup", "store", "entry")),
            Map.entry("vitals", Set.of("catalog", "tenant", "store", "token", "upstream", "lookup", "entry", "admin")),
            Map.entry("sandbox", Set.of()),
            Map.entry("dev", Set.of()),
            Map.entry(
                    "wiring",
                    Set.of("catalog", "tenant", "store", "token", "upstream", "lookup", "entry", "admin", "vitals"))));

    private final String root;

    PackageOrder(String root) {
        this.root = root;
    }

    static Set<String> packages() {
        return MAY_SEE.keySet();
    }

    Stream<ArchRule> rules() {
        return Stream.concat(
                Stream.of(everyPackageHasItsPlace(), noCycles()),
                MAY_SEE.keySet().stream().map(this::seesOnlyWhatItMay));
    }

    private ArchRule seesOnlyWhatItMay(String name) {
        Set<String> unseen = new TreeSet<>(MAY_SEE.keySet());
        unseen.removeAll(MAY_SEE.get(name));
        unseen.remove(name);
        return noClasses()
                .that()
                .resideInAPackage(within(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within(unseen))
                .as(name + " sees none of " + unseen);
    }

    private ArchRule everyPackageHasItsPlace() {
        return classes()
                .that()
                .resideOutsideOfPackage(root)
                .should()
                .resideInAnyPackage(within(MAY_SEE.keySet()))
                .as("every package has its place in the order");
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private String within(String name) {
        return root + "." + name + "..";
    }

    private String[] within(Set<String> names) {
        return names.stream().map(this::within).toArray(String[]::new);
    }
}
