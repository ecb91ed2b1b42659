package stockroom.sandbox.wire;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a request goes: {@code /v1/Product/details.json?encoding=YAML}, in any letter case, with doubled slashes and
 * spaces at the end forgiven.
 *
 * @param method the method's path in lower case, without its extension
 * @param encodingName what the extension, or else {@code ?encoding=}, says, known or not
 * @param query the query's parameters without {@code encoding}
 */
public record Target(Version version, String method, Optional<String> encodingName, Map<String, List<String>> query) {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern ENDS = Pattern.compile("^/|/$");

    public Target {
        query = Map.copyOf(query);
    }

    /** The target of a request URI, or nothing where it names no version of the API. */
    public static Optional<Target> parse(String uri) {
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(uri);
            return of(decoder.path().toLowerCase(Locale.ROOT).strip(), decoder.parameters());
        } catch (IllegalArgumentException malformedEscape) {
            return Optional.empty();
        }
    }

    private static Optional<Target> of(String path, Map<String, List<String>> parameters) {
        String plain = ENDS.matcher(SLASHES.matcher(path).replaceAll("/")).replaceAll("");
        int slash = plain.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        int dot = plain.lastIndexOf('.');
        Optional<String> extension = dot > slash ? Optional.of(plain.substring(dot + 1)) : Optional.empty();
        String method = plain.substring(slash + 1, dot > slash ? dot : plain.length());
        Map<String, List<String>> query = new TreeMap<>(parameters);
        Optional<String> asked = Optional.ofNullable(query.remove("encoding")).map(List::getLast);
        return Version.of(plain.substring(0, slash))
                .map(version -> new Target(version, method, extension.or(() -> asked), query));
    }

    /** The encoding that is asked for; JSON where none is, or none that is known. */
    public Encoding encoding() {
        return encodingName.flatMap(Encoding::of).orElse(Encoding.JSON);
    }

    /**
     * Refuses an encoding that there is not.
     *
     * @throws StormError {@code API::InvalidEncoding}
     */
    public void checkEncoding() {
        encodingName.filter(name -> Encoding.of(name).isEmpty()).ifPresent(name -> {
            throw StormError.invalidEncoding(name);
        });
    }
}
