package stockroom.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

/**
 * A purge as the shared log holds it.
 *
 * @param id random, hexadecimal: by it a replica knows its own
 * @param seq its number in the log, 0 before it has one
 */
public record PurgeRecord(String id, long seq, PurgeSelector selector) {

    private static final int PARTS = 4;

    /** The selector in one line: each part behind its length, an absent one as {@code -}. */
    String selectorText() {
        return part(selector.scope().map(scope -> scope.kind().name()))
                + part(selector.scope().map(Scope::name))
                + part(selector.method().map(MethodName::value))
                + part(selector.product());
    }

    /**
     * Reads what {@link #selectorText} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static PurgeRecord read(String id, long seq, String selectorText) {
        List<Optional<String>> parts = parts(selectorText);
        Optional<Scope> scope =
                parts.get(0).flatMap(kind -> parts.get(1).map(name -> new Scope(Scope.Kind.valueOf(kind), name, "")));
        return new PurgeRecord(id, seq, new PurgeSelector(scope, parts.get(2).map(MethodName::new), parts.get(3)));
    }

    private static String part(Optional<String> value) {
        return value.map(text -> text.length() + ":" + text).orElse("-");
    }

    private static List<Optional<String>> parts(String text) {
        List<Optional<String>> parts = new ArrayList<>(PARTS);
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (text.charAt(at) == '-') {
                parts.add(Optional.empty());
            } else {
                int colon = text.indexOf(':', at);
                end = colon + 1 + Integer.parseInt(text, at, Math.max(at, colon), 10);
                parts.add(Optional.of(text.substring(colon + 1, Math.min(end, text.length()))));
            }
            at = end;
        }
        if (parts.size() != PARTS || at != text.length()) {
            throw new IllegalArgumentException("not a purge");
        }
        return parts;
    }
}
