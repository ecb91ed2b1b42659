package stockroom.sandbox.goods;

import java.util.Arrays;

/** The billing cycles, in the order in which a reply names them. */
public enum Cycle {
    HOUR("hour", 5),
    MONTH("month", 2),
    QUARTER("quarter", 2),
    SEMIANNUAL("semiannual", 2),
    YEAR("year", 2),
    ONE_TIME("one-time", 2);

    private final String word;
    private final int decimals;

    Cycle(String word, int decimals) {
        this.word = word;
        this.decimals = decimals;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    /** How many decimals a price of this cycle is rounded to, unless it is stated with more. */
    int decimals() {
        return decimals;
    }

    static Cycle of(String word) {
        return Arrays.stream(values())
                .filter(cycle -> cycle.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no billing cycle " + word));
    }
}
