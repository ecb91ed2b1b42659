import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints the figures of a section as Markdown: each server's median with the lowest and highest round, and its ratio to
 * the first reference that is there, which is the median over the rounds of the ratios inside a round. Beside an earlier
 * run, its ratios too, and whether the two runs' spreads meet.
 *
 * <p>Called with the raw file, the section, and perhaps the earlier run's raw file.
 */
void main(String[] args) throws IOException {
    Map<String, Map<String, Servers>> now = read(args[0], args[1]);
    Map<String, Map<String, Servers>> earlier = args.length > 2 ? read(args[2], args[1]) : Map.of();
    boolean beside = !earlier.isEmpty();
    IO.println("| case | metric | server | median | lowest – highest | ratio | lowest – highest |"
            + (beside ? " earlier | lowest – highest | meet |" : ""));
    IO.println("| --- | --- | --- | ---: | ---: | ---: | ---: |" + (beside ? " ---: | ---: | --- |" : ""));
    now.forEach((name, metrics) -> metrics.forEach((metric, servers) -> {
        if (!metric.equals("requests") && !servers.areAllZero()) {
            Servers then = earlier.getOrDefault(name, Map.of()).getOrDefault(metric, new Servers());
            servers.rounds.forEach((server, rounds) -> IO.println("| %s | %s | %s | %s | %s |%s"
                    .formatted(name, metric, server, cells(rounds.values()), cells(servers.ratios(server)),
                            beside ? beside(servers.ratios(server), then.ratios(server)) : "")));
        }
    }));
    IO.println("");
}

Map<String, Map<String, Servers>> read(String raw, String section) throws IOException {
    Map<String, Map<String, Servers>> cases = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of(raw))) {
        String[] cell = line.split("\t");
        if (cell[0].equals(section)) {
            cases.computeIfAbsent(cell[1], name -> new LinkedHashMap<>())
                    .computeIfAbsent(cell[4], metric -> new Servers())
                    .put(cell[2], Integer.parseInt(cell[3]), Double.parseDouble(cell[5]));
        }
    }
    return cases;
}

/** One metric of a case: what each server showed in each round. */
static final class Servers {

    /** In the order of preference. */
    static final List<String> REFERENCES = List.of("least", "memory", "nginx", "gateway1");

    final Map<String, TreeMap<Integer, Double>> rounds = new LinkedHashMap<>();

    void put(String server, int round, double value) {
        rounds.computeIfAbsent(server, name -> new TreeMap<>()).put(round, value);
    }

    boolean areAllZero() {
        return rounds.values().stream().flatMap(each -> each.values().stream()).allMatch(value -> value == 0);
    }

    /** None for the reference itself. */
    List<Double> ratios(String server) {
        String reference = REFERENCES.stream().filter(rounds::containsKey).findFirst().orElse("");
        Map<Integer, Double> others = rounds.getOrDefault(reference, new TreeMap<>());
        List<Double> ratios = new ArrayList<>();
        if (!server.equals(reference)) {
            rounds.getOrDefault(server, new TreeMap<>()).forEach((round, value) -> {
                if (others.getOrDefault(round, 0.0) > 0) {
                    ratios.add(value / others.get(round));
                }
            });
        }
        return ratios;
    }
}

String beside(List<Double> now, List<Double> then) {
    boolean both = !now.isEmpty() && !then.isEmpty();
    boolean meet = both && lowest(now) <= highest(then) && lowest(then) <= highest(now);
    return " %s | %s |".formatted(cells(then), both ? meet ? "yes" : "no" : "");
}

/** The median, and the lowest and highest. */
String cells(Iterable<Double> values) {
    List<Double> sorted = sorted(values);
    if (sorted.isEmpty()) {
        return " | ";
    }
    int middle = sorted.size() / 2;
    double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    boolean same = lowest(sorted) == highest(sorted);
    return text(median) + " | " + (same ? "" : text(lowest(sorted)) + " – " + text(highest(sorted)));
}

double lowest(List<Double> values) {
    return sorted(values).getFirst();
}

double highest(List<Double> values) {
    return sorted(values).getLast();
}

List<Double> sorted(Iterable<Double> values) {
    List<Double> sorted = new ArrayList<>();
    values.forEach(sorted::add);
    sorted.sort(null);
    return sorted;
}

String text(double value) {
    return Math.abs(value) < 100 ? "%.2f".formatted(value) : "%.0f".formatted(value);
}
