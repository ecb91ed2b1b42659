package stockroom.sandbox.goods;

import java.util.List;
import java.util.Optional;

/**
 * A slot of a product that one value is chosen for.
 *
 * @param listed whether the option is shown to everyone ({@code public} on the wire)
 */
public record Option(
        String key,
        int id,
        String text,
        boolean required,
        boolean automated,
        boolean listed,
        List<OptionValue> values) {

    public Option {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("option " + key + " has no values");
        }
    }

    public Optional<OptionValue> find(String value) {
        return values.stream()
                .filter(candidate -> candidate.value().equals(value))
                .findFirst();
    }

    /** Whether this option or one below it has the key. */
    public boolean knows(String wanted) {
        return key.equals(wanted)
                || values.stream().flatMap(value -> value.options().stream()).anyMatch(option -> option.knows(wanted));
    }
}
