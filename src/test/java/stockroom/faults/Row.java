package stockroom.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stockroom.faults.Verdict.Outcome;

/**
 * What came of a fault.
 *
 * @param recovery from the fault's end until everything is as before
 */
record Row(Fault fault, List<Verdict> verdicts, Duration recovery) {

    static final String HEAD = """
            | fault | calls | hits failed | misses failed | prices failed | no answer | stale | wrong | slowest hit | slowest miss | slowest price | well again after |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";

    /** What a machine that does other things besides may add to a call's time limit. */
    private static final Duration NOISE_MAX = Duration.ofSeconds(2);

    /** The verdicts that this fault does not allow. */
    List<Verdict> violations() {
        return verdicts.stream().filter(this::isViolation).toList();
    }

    private boolean isViolation(Verdict verdict) {
        boolean late = verdict.took().compareTo(Limits.TIMEOUT.plus(NOISE_MAX)) > 0;
        return late
                || switch (verdict.outcome()) {
                    case SERVED, STALE -> false;
                    case FAILED -> !mayFail(verdict);
                    case LOST ->
                        fault.bound() != Bound.LOST_WITH_THE_PROCESS
                                || verdict.call().gateway().isAlive();
                    case FAILED_UNCLEARLY, WRONG -> true;
                };
    }

    private boolean mayFail(Verdict verdict) {
        return switch (fault.bound()) {
            case NOTHING_FAILS, LOST_WITH_THE_PROCESS -> false;
            case KEPT_READS_HOLD -> verdict.kind() != Kind.HIT;
            case FRESH_READS_HOLD -> verdict.kind() != Kind.HIT || !verdict.isOfLongLife();
        };
    }

    /** A line of a Markdown table. */
    @Override
    public String toString() {
        List<String> cells = new ArrayList<>(List.of(fault.name(), count(verdict -> true)));
        for (Kind kind : Kind.values()) {
            cells.add(count(
                    verdict -> verdict.kind() == kind && verdict.isFailure() && verdict.outcome() != Outcome.LOST));
        }
        Stream.of(Outcome.LOST, Outcome.STALE, Outcome.WRONG)
                .forEach(outcome -> cells.add(count(verdict -> verdict.outcome() == outcome)));
        for (Kind kind : Kind.values()) {
            cells.add(seconds(slowest(kind)));
        }
        cells.add(seconds(recovery));
        return "| " + String.join(" | ", cells) + " |";
    }

    private String count(Predicate<Verdict> which) {
        return Long.toString(verdicts.stream().filter(which).count());
    }

    private Duration slowest(Kind kind) {
        return verdicts.stream()
                .filter(verdict -> verdict.kind() == kind)
                .map(Verdict::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1_000.0);
    }
}
