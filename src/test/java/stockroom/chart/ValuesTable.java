package stockroom.chart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of the chart's values, made of {@code values.yaml}: a value is a row if a comment stands above it. What lies
 * deeper than such a value belongs to its default.
 */
final class ValuesTable {

    private static final Pattern LINE = Pattern.compile("( *)([A-Za-z]+):(.*)");

    private final List<String> rows =
            new ArrayList<>(List.of("| value | default | what it is |", "| --- | --- | --- |"));
    private final Deque<String> path = new ArrayDeque<>();
    private String comment = "";

    private ValuesTable() {}

    static String of(List<String> lines) {
        ValuesTable table = new ValuesTable();
        for (int i = 0; i < lines.size(); i++) {
            table.read(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : "");
        }
        return String.join("\n", table.rows);
    }

    private void read(String line, String next) {
        Matcher value = LINE.matcher(line);
        if (line.strip().startsWith("#")) {
            comment = line.strip().substring(1).strip();
        } else if (value.matches()) {
            int depth = value.group(1).length() / 2;
            while (path.size() > depth) {
                path.removeLast();
            }
            path.addLast(value.group(2));
            describe(value.group(3).strip(), next);
        } else {
            comment = "";
        }
    }

    private void describe(String given, String next) {
        if (!comment.isEmpty()) {
            String shown = given.isEmpty() ? next.strip().startsWith("-") ? next.strip() : "see values.yaml" : given;
            rows.add("| `" + String.join(".", path) + "` | "
                    + (given.isEmpty() && !shown.startsWith("-") ? shown : "`" + shown + "`") + " | " + comment + " |");
        }
        comment = "";
    }
}
