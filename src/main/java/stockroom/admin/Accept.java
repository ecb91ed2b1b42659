package stockroom.admin;

import java.util.Locale;
import java.util.Optional;

/** The {@code Accept} header (RFC 9110, section 12.5.1), as far as telling two media types apart goes. */
final class Accept {

    private Accept() {}

    /** Whether plain text is wanted more than JSON. Where nothing is said, JSON it is. */
    static boolean prefersText(Optional<String> header) {
        return header.isPresent()
                && weight(header.get(), "text", "plain") > weight(header.get(), "application", "json");
    }

    /** The weight that the most specific range gives the type; 0 if none names it. */
    private static double weight(String header, String type, String subtype) {
        int closest = 0;
        double weight = 0;
        for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            int closeness = closeness(range.split(";", -1)[0].strip(), type, subtype);
            if (closeness > closest) {
                closest = closeness;
                weight = quality(range);
            }
        }
        return weight;
    }

    private static int closeness(String range, String type, String subtype) {
        if (range.equals(type + "/" + subtype)) {
            return 3;
        }
        if (range.equals(type + "/*")) {
            return 2;
        }
        return range.equals("*/*") ? 1 : 0;
    }

    private static double quality(String range) {
        for (String parameter : range.split(";", -1)) {
            String stripped = parameter.strip();
            if (stripped.startsWith("q=")) {
                return number(stripped.substring(2));
            }
        }
        return 1;
    }

    /** A weight that is no number counts as if it were not there. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }
}
