package stockroom.token;

import java.io.ByteArrayOutputStream;

/** Reads Base32 (RFC 4648, section 6), as shared secrets of passcodes are written: any case, spaces and padding allowed. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /** The bytes; another character is refused with an {@link IllegalArgumentException} that does not show it. */
    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 5 / 8);
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toUpperCase(text.charAt(i));
            if (c == ' ' || c == '-' || c == '=') {
                continue;
            }
            buffer = buffer << 5 | digit(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(char c) {
        int digit = ALPHABET.indexOf(c);
        if (digit < 0) {
            throw new IllegalArgumentException("Not Base32");
        }
        return digit;
    }
}
