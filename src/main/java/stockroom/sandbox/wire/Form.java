package stockroom.sandbox.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of text that the API's documentation names. */
public enum Form {
    /** A single word of letters and digits. */
    WORD("[A-Za-z0-9]+"),
    /** A single word of letters, digits and underscores. */
    IDENTIFIER("[A-Za-z0-9_]+"),
    /** A product code: at least 3 characters with at least one letter. */
    CODE("(?=.*[A-Za-z])[A-Za-z0-9._-]{3,100}"),
    /** An alias of up to 100 characters. */
    ALIAS("[a-z0-9._/-]{1,100}"),
    /** The key of a product option. */
    KEY("[A-Za-z][A-Za-z0-9_]*");

    private final Pattern pattern;

    Form(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /** The name under which an error speaks of the form. */
    String type() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
