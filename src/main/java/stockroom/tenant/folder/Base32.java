package stockroom.tenant.folder;

import java.util.Locale;
import java.util.regex.Pattern;

/** The shared secret of passcodes in Base32 (RFC 4648), as people copy it: in groups, in either case, padded or not. */
final class Base32 {

    private static final Pattern ALPHABET = Pattern.compile("[A-Z2-7]+");

    /** 80 bits, the shortest secret that is handed out in practice. RFC 4226 asks for 128. */
    private static final int CHARS_MIN = 16;

    private Base32() {}

    /** The secret in upper case, without spaces and padding. */
    static String normal(Field field) {
        var bare = field.text().replace(" ", "").replaceFirst("=+$", "").toUpperCase(Locale.ROOT);
        if (!ALPHABET.matcher(bare).matches() || !isWhole(bare.length())) {
            throw field.broken("must be Base32");
        }
        if (bare.length() < CHARS_MIN) {
            throw field.broken("must be of " + CHARS_MIN + " characters at least");
        }
        return bare;
    }

    /** Whether so many characters can stand for whole bytes. */
    private static boolean isWhole(int chars) {
        return switch (chars % 8) {
            case 1, 3, 6 -> false;
            default -> true;
        };
    }
}
