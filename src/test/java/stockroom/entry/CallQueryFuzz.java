package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import stockroom.fuzz.Claim;

/** Paths and query strings, as a request line brings them: one byte a character. */
public final class CallQueryFuzz {

    private CallQueryFuzz() {}

    /** Feeds one target: a path, and behind the first question mark a query. */
    public static void fuzzerTestOneInput(byte[] target) {
        String line = new String(target, StandardCharsets.ISO_8859_1);
        int mark = line.indexOf('?');
        path(mark < 0 ? line : line.substring(0, mark));
        query(mark < 0 ? line : line.substring(mark + 1));
    }

    private static void path(String rawPath) {
        CallPath path = CallPath.parse(rawPath);
        if (path instanceof CallPath.Named named) {
            String plain = "/" + named.version().path() + "/" + named.method().value();
            Claim.holds(plain.matches("[/a-zA-Z0-9_]+"), "a path that is not made of words");
            Claim.holds(named(plain).equals(Optional.of(plain)), "a canonical path is read as another");
            Claim.holds(
                    named(plain.toUpperCase(Locale.ROOT)).equals(Optional.of(plain)), "letter case tells paths apart");
        }
    }

    private static Optional<String> named(String rawPath) {
        return CallPath.parse(rawPath) instanceof CallPath.Named named
                ? Optional.of(
                        "/" + named.version().path() + "/" + named.method().value())
                : Optional.empty();
    }

    private static void query(String rawQuery) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        try {
            new QueryStringDecoder(rawQuery, false).parameters().forEach(query::add);
        } catch (IllegalArgumentException malformed) {
            return; // the HTTP server's to refuse
        }
        ObjectNode params = ParamsReader.fromQuery(query);
        try {
            CallClaims.holdOf((ObjectNode) Values.sound(params));
        } catch (MalformedException half) {
            Claim.holds(rawQuery.indexOf('%') >= 0, "half a character that nobody escaped");
        }
    }
}
