package stockroom.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What happened, a line each. Kept only where someone is to read it: a seed that fails is run again with it. */
final class Trace {

    private final Agenda agenda;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Trace(Agenda agenda, boolean kept) {
        this.agenda = agenda;
        this.kept = kept;
    }

    void say(String who, Supplier<String> what) {
        if (kept) {
            double seconds = agenda.nanos() / 1e9;
            lines.add(String.format(Locale.ROOT, "%10.6f  %-9s %s", seconds, who, what.get()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The last lines. */
    String tail(int count) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
