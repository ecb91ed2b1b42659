package stockroom.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a load came to. An answer is wrong where it is not what upstream would say. */
record LoadFigures(int calls, long failed, long wrong, List<Duration> took) {

    static final String HEAD = "%-16s %6s %6s %6s %8s %8s %8s"
            .formatted("redis", "calls", "failed", "wrong", "p50 ms", "p99 ms", "max ms");

    static LoadFigures of(List<SteadyLoad.Call> calls, Function<Question, Answer> oracle) {
        Map<Question, JsonNode> truth = new HashMap<>();
        List<SteadyLoad.Call> answered =
                calls.stream().filter(call -> call.answer().status() == 200).toList();
        long wrong = answered.stream()
                .filter(call -> !call.answer()
                        .json()
                        .equals(truth.computeIfAbsent(
                                call.question(),
                                question -> oracle.apply(question).json())))
                .count();
        List<Duration> took = calls.stream().map(SteadyLoad.Call::took).sorted().toList();
        return new LoadFigures(calls.size(), calls.size() - answered.size(), wrong, took);
    }

    Duration median() {
        return percentile(50);
    }

    String row(String phase) {
        return "%-16s %6d %6d %6d %8d %8d %8d"
                .formatted(
                        phase,
                        calls,
                        failed,
                        wrong,
                        median().toMillis(),
                        percentile(99).toMillis(),
                        took.getLast().toMillis());
    }

    private Duration percentile(int percent) {
        return took.get((took.size() - 1) * percent / 100);
    }
}
