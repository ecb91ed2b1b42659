package stockroom.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What must be found nowhere: plain, in Base64 wherever it begins in what was encoded, or in hex. */
final class Secrets {

    /** Six digits alone may be anything; behind their name they are a passcode. */
    private static final Pattern PASSCODE = Pattern.compile("(?i)passcode\\W{0,6}\\d{6}");

    private final Map<String, Set<String>> spellings = new LinkedHashMap<>();

    /** Adds a secret under the name that is told when it is found. */
    Secrets add(String name, String text) {
        return add(name, text.getBytes(UTF_8), text);
    }

    /** Adds bytes that have a text of their own. */
    Secrets add(String name, byte[] bytes, String text) {
        Set<String> all = spellings.computeIfAbsent(name, key -> new TreeSet<>());
        all.add(text);
        all.add(HexFormat.of().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            String encoded = inBase64(bytes, before);
            all.add(encoded);
            all.add(encoded.replace('+', '-').replace('/', '_'));
        }
        return this;
    }

    /** The names of what stands in a text. */
    List<String> foundIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>(spellings.entrySet().stream()
                .filter(secret -> secret.getValue().stream().anyMatch(it -> text.contains(it) || lower.contains(it)))
                .map(Map.Entry::getKey)
                .toList());
        if (PASSCODE.matcher(text).find()) {
            found.add("a passcode");
        }
        return found;
    }

    /** Without the characters that depend on what stands around: three bytes make four characters. */
    private static String inBase64(byte[] bytes, int before) {
        byte[] placed = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, placed, before, bytes.length);
        int whole = placed.length / 3 * 3;
        String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(placed, whole));
        return encoded.substring(before == 0 ? 0 : 4);
    }
}
