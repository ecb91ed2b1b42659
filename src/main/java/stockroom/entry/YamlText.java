package stockroom.entry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text in double quotes that JSON and every YAML read alike. */
final class YamlText {

    private YamlText() {}

    /**
     * Escapes what JSON escapes, and what readers of YAML refuse (YAML 1.2.2, section 5.1) or take for a line's end
     * (YAML 1.1, section 4.2): control characters, U+2028, U+2029, byte order marks, halves of surrogate pairs.
     */
    static void append(String text, StringBuilder out) {
        out.append('"');
        char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
        for (int i = 0; i < escaped.length; i++) {
            char c = escaped[i];
            boolean pair = i + 1 < escaped.length && Character.isSurrogatePair(c, escaped[i + 1]);
            if (pair) {
                out.append(c).append(escaped[++i]);
            } else if (isUnsafe(c)) {
                out.append("\\u").append(String.format("%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isUnsafe(char c) {
        return (c >= 0x7F && c <= 0x9F)
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || c >= 0xFFFE
                || Character.isSurrogate(c);
    }
}
