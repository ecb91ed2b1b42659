package stockroom.sandbox.goods;

import java.util.List;

/** A value that an option can take, and the options that choosing it opens. */
public record OptionValue(String value, String text, Amount amount, List<Option> options) {

    public OptionValue {
        options = List.copyOf(options);
    }
}
