package stockroom.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code /q/metrics} shows in Prometheus' text format. */
record Scrape(Map<String, Family> families, long series) {

    private static final String MAX = "_max";
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern PARTS = Pattern.compile("_(bucket|count|sum)$");

    /** One metric: the labels are those that any of its series has, but for a histogram's bounds. */
    record Family(String name, String type, String help, Set<String> labels) {}

    static Scrape of(String text) {
        Map<String, Family> families = new TreeMap<>();
        Map<String, String> helps = new TreeMap<>();
        long series = 0;
        for (String line : text.lines().toList()) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                helps.put(help.group(1), help.group(2).strip());
            } else if (type.matches()) {
                String name = type.group(1);
                families.put(name, new Family(name, type.group(2), helps.getOrDefault(name, ""), new TreeSet<>()));
            } else if (sample.matches()) {
                series++;
                family(families, sample.group(1)).ifPresent(found -> addLabels(found, sample.group(2)));
            }
        }
        return new Scrape(families, series);
    }

    private static Optional<Family> family(Map<String, Family> families, String series) {
        return Optional.ofNullable(families.get(series))
                .or(() -> Optional.ofNullable(families.get(PARTS.matcher(series).replaceFirst(""))));
    }

    private static void addLabels(Family family, @Nullable String labels) {
        LABEL.matcher(labels == null ? "" : labels)
                .results()
                .map(label -> label.group(1))
                .filter(name -> !name.equals("le"))
                .forEach(family.labels()::add);
    }

    /** The metrics, without the maxima that each timer has beside it. */
    List<Family> shown() {
        return families.values().stream()
                .filter(family -> !(family.name().endsWith(MAX)
                        && families.containsKey(
                                family.name().substring(0, family.name().length() - MAX.length()))))
                .toList();
    }
}
