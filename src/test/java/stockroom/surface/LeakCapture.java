package stockroom.surface;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts that others can read, and the search for secrets in them: plain, in hex, and in Base64 at any offset. */
final class LeakCapture {

    private final Map<String, StringBuilder> places = new LinkedHashMap<>();

    /** Remembers what could be read at a place. */
    synchronized void add(String place, String text) {
        places.computeIfAbsent(place, name -> new StringBuilder()).append(text).append('\n');
    }

    /** What could be read at a place so far. */
    synchronized String at(String place) {
        return places.getOrDefault(place, new StringBuilder()).toString();
    }

    /** The places at which a secret can be read. */
    synchronized Set<String> placesOf(String secret) {
        Set<String> found = new LinkedHashSet<>();
        List<String> spellings = spellings(secret);
        places.forEach((place, text) -> {
            if (spellings.stream().anyMatch(spelling -> text.indexOf(spelling) >= 0)) {
                found.add(place);
            }
        });
        return found;
    }

    private static List<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                HexFormat.of().formatHex(bytes),
                base64(bytes, 0),
                base64(bytes, 1),
                base64(bytes, 2),
                url(base64(bytes, 0)),
                url(base64(bytes, 1)),
                url(base64(bytes, 2)));
    }

    /** The Base64 that a text shows wherever it holds the bytes behind so many others: the edges are cut off. */
    private static String base64(byte[] secret, int offset) {
        byte[] behind = new byte[offset + secret.length];
        System.arraycopy(secret, 0, behind, offset, secret.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(behind);
        int from = Math.ceilDiv(offset * 8, 6);
        return whole.substring(from, behind.length * 8 / 6);
    }

    private static String url(String base64) {
        return base64.replace('+', '-').replace('/', '_');
    }
}
