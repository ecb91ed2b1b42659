package stockroom.faults;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stockroom.cluster.Question;
import stockroom.cluster.Shop;

/**
 * The calls of a row: of six, three read what both gateways have in memory, one what only Redis has for the gateway that
 * is asked, one what nobody has, and one is a quote. Two shops take turns, whose accounts see and pay different things.
 */
final class Mix {

    static final List<Shop> SHOPS = List.of(Shop.of("north", Shop.Account.DEMO), Shop.of("south", Shop.Account.OTHER));

    private static final int TURN = 6;

    private static final List<Question> NEAR = List.of(
            Question.details("SS.VPS"),
            Question.startingPrice(List.of("SS.VM", "SS.PP", "SS.VPS")),
            Question.details("SS.VM"),
            Question.startingPrice(List.of("SS.VPS")),
            Question.page(1, 2));

    /** Page sizes from here on are asked for once: even ones are left in Redis, odd ones are asked for by nobody. */
    private static final int SIZE_FIRST = 4;

    private Mix() {}

    static Asked of(int number) {
        int turn = number / TURN;
        int gateway = turn / SHOPS.size() % 2;
        return switch (number % TURN) {
            case 1 -> new Asked(Kind.MISS, shop(turn), Question.page(1, SIZE_FIRST + 2 * turn + 1), gateway);
            case 2 -> far(turn);
            case 4 -> new Asked(Kind.PRICE, shop(turn), Question.price(1 + turn % 3), gateway);
            default -> near(turn * 3 + number % TURN / 2);
        };
    }

    /** What is to be in both gateways' memory before so many calls, and what the first gateway alone is to be asked. */
    static List<Asked> primers(int calls) {
        Stream<Asked> near = IntStream.range(0, NEAR.size() * SHOPS.size() * 2).mapToObj(Mix::near);
        Stream<Asked> far = IntStream.range(0, calls / TURN + 1)
                .mapToObj(Mix::far)
                .map(asked -> new Asked(asked.kind(), asked.shop(), asked.question(), 0));
        return Stream.concat(near, far).toList();
    }

    private static Asked near(int number) {
        int round = number / NEAR.size();
        return new Asked(Kind.HIT, shop(round), NEAR.get(number % NEAR.size()), round / SHOPS.size() % 2);
    }

    private static Asked far(int turn) {
        return new Asked(Kind.HIT, shop(turn), Question.page(1, SIZE_FIRST + 2 * turn), 1);
    }

    private static Shop shop(int number) {
        return SHOPS.get(number % SHOPS.size());
    }
}
