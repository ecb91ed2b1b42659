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
 * the first reference that is there, which is the median over the rounds of the ratios inside a round.
 */
void main(String[] args) throws IOException {
    Map<String, Map<String, Map<String, TreeMap<Integer, Double>>>> cases = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
        String[] cell = line.split("\t");
        if (cell[0].equals(args[1])) {
            cases.computeIfAbsent(cell[1], name -> new LinkedHashMap<>())
                    .computeIfAbsent(cell[4], metric -> new LinkedHashMap<>())
                    .computeIfAbsent(cell[2], server -> new TreeMap<>())
                    .put(Integer.parseInt(cell[3]), Double.parseDouble(cell[5]));
        }
    }
    IO.println("| case | metric | server | median | lowest – highest | ratio | lowest – highest |");
    IO.println("| --- | --- | --- | ---: | ---: | ---: | ---: |");
    cases.forEach((name, metrics) -> metrics.forEach((metric, servers) -> printRows(name, metric, servers)));
    IO.println("");
}

/** In the order of preference. */
final List<String> references = List.of("least", "memory", "nginx", "gateway1");

void printRows(String name, String metric, Map<String, TreeMap<Integer, Double>> servers) {
    if (metric.equals("requests") || (metric.equals("failed") && allZero(servers))) {
        return;
    }
    String reference = references.stream().filter(servers::containsKey).findFirst().orElse("");
    servers.forEach((server, rounds) -> {
        List<Double> ratios = server.equals(reference) ? List.of() : ratios(rounds, servers.get(reference));
        IO.println("| %s | %s | %s | %s | %s | %s | %s |".formatted(
                name, metric, server, text(median(rounds.values())), spread(rounds.values()),
                ratios.isEmpty() ? "" : "%.2f".formatted(median(ratios)), spread(ratios)));
    });
}

boolean allZero(Map<String, TreeMap<Integer, Double>> servers) {
    return servers.values().stream().flatMap(rounds -> rounds.values().stream()).allMatch(value -> value == 0);
}

List<Double> ratios(TreeMap<Integer, Double> rounds, TreeMap<Integer, Double> reference) {
    List<Double> ratios = new ArrayList<>();
    rounds.forEach((round, value) -> {
        if (reference != null && reference.getOrDefault(round, 0.0) > 0) {
            ratios.add(value / reference.get(round));
        }
    });
    return ratios;
}

double median(Iterable<Double> values) {
    List<Double> sorted = new ArrayList<>();
    values.forEach(sorted::add);
    sorted.sort(null);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
}

String spread(Iterable<Double> values) {
    TreeMap<Double, Boolean> sorted = new TreeMap<>();
    values.forEach(value -> sorted.put(value, true));
    return sorted.size() < 2 ? "" : text(sorted.firstKey()) + " – " + text(sorted.lastKey());
}

String text(double value) {
    return Math.abs(value) < 100 ? "%.2f".formatted(value) : "%.0f".formatted(value);
}
