package stockroom.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import stockroom.catalog.Call;

/** The request path of a call: whatever a method's name holds, it can name nothing but a method. */
final class WirePath {

    private WirePath() {}

    /** {@code v1/Product/details}. */
    static String of(Call call) {
        return isPlain(call.path()) ? call.path().substring(1) : encoded(call);
    }

    /** Whether nothing in it has to be encoded, as in every method of the vendor's. */
    private static boolean isPlain(String path) {
        return path.chars().allMatch(at -> at < 128 && (at == '/' || Character.isLetterOrDigit(at)));
    }

    private static String encoded(Call call) {
        return Arrays.stream(call.path().substring(1).split("/", -1))
                .map(WirePath::encoded)
                .collect(Collectors.joining("/"));
    }

    /** Dots too: a segment of them alone would climb. */
    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }
}
