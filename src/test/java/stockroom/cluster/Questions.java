package stockroom.cluster;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The questions of a load: a quarter that all gateways have in memory, a quarter that nobody has, a quarter that the
 * first gateway has put into Redis, and a quarter that are quotes.
 */
record Questions(List<Question> near, List<Question> far) {

    static final int KINDS = 4;

    static final List<Question> NEAR = List.of(
            Question.details("SS.VPS"),
            Question.details("SS.VM"),
            Question.details("DS.E2334"),
            Question.page(1, 25),
            Question.startingPrice(List.of("SS.VPS", "SS.VM", "SS.PP")));

    private static final AtomicInteger ASKED = new AtomicInteger();

    /** Questions for so many calls. */
    static Questions next(int calls) {
        List<Question> far =
                IntStream.range(0, calls / KINDS + 1).mapToObj(i -> unseen()).toList();
        return new Questions(NEAR, far);
    }

    /** A page that was never asked for. */
    static Question unseen() {
        int number = ASKED.getAndIncrement();
        return Question.page(2 + number / 40, 3 + number % 40);
    }

    Question of(int number) {
        int turn = number / KINDS;
        return switch (number % KINDS) {
            case 0 -> near.get(turn % near.size());
            case 1 -> unseen();
            case 2 -> Question.price(1 + turn % 3);
            default -> far.get(turn);
        };
    }

    boolean isFar(int number) {
        return number % KINDS == KINDS - 1;
    }
}
