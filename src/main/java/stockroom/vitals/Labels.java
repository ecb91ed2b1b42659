package stockroom.vitals;

import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** Labels as they are written: a constant's name in lower case. */
final class Labels {

    private Labels() {}

    static String value(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Tags tags(String label, Enum<?> constant) {
        return Tags.of(label, value(constant));
    }
}
