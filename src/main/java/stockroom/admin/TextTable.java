package stockroom.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns that line up in a terminal: numbers to the right, everything else to the left. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... head) {
        this.head = List.of(head);
    }

    /** @throws IllegalArgumentException unless there is a cell for each column */
    void add(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("a row has " + head.size() + " cells, not " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /** Each row on a line of its own, the head above. */
    String text() {
        List<Column> columns =
                IntStream.range(0, head.size()).mapToObj(this::column).toList();
        StringBuilder text = new StringBuilder(line(columns, head));
        rows.forEach(row -> text.append(line(columns, row)));
        return text.toString();
    }

    private Column column(int place) {
        int width = rows.stream()
                .mapToInt(row -> row.get(place).length())
                .reduce(head.get(place).length(), Math::max);
        boolean numbers = !rows.isEmpty()
                && rows.stream().allMatch(row -> row.get(place).chars().allMatch(Character::isDigit));
        return new Column(width, numbers);
    }

    private static String line(List<Column> columns, List<String> cells) {
        return IntStream.range(0, cells.size())
                        .mapToObj(place -> columns.get(place).padded(cells.get(place)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }

    private record Column(int width, boolean numbers) {

        String padded(String cell) {
            String space = " ".repeat(width - cell.length());
            return numbers ? space + cell : cell + space;
        }
    }
}
