package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Version;

/**
 * What a path names: {@code /{version}/{Namespace}/{method}[.json|.yaml]}, read with the tolerance that upstream shows
 * on the wire: any letter case, doubled slashes, a trailing space.
 */
sealed interface CallPath {

    /**
     * A method of a version.
     *
     * @param extension what follows the last dot, if there is one
     */
    record Named(Version version, MethodName method, Optional<String> extension) implements CallPath {

        /** The call of these parameters. */
        Call call(ObjectNode params) {
            return new Call(version, method, Methods.spec(method).canonical(params));
        }
    }

    /**
     * No method of a version that there is.
     *
     * @param extension what follows the last dot, if there is one: the error is told in that encoding
     */
    record Unknown(Optional<String> extension) implements CallPath {}

    Optional<String> extension();

    /** Reads the path as the request line has it, percent-encoded. */
    static CallPath parse(String rawPath) {
        List<String> segments = segments(rawPath);
        String last = segments.isEmpty() ? "" : segments.removeLast();
        int dot = last.indexOf('.');
        Optional<String> extension = dot < 0 ? Optional.empty() : Optional.of(last.substring(dot + 1));
        segments.add(dot < 0 ? last : last.substring(0, dot));
        Optional<Version> version = Version.parse(segments.removeFirst());
        boolean named =
                version.isPresent() && segments.size() >= 2 && segments.stream().allMatch(CallPath::isWord);
        return named
                ? new Named(version.get(), new MethodName(String.join("/", segments)), extension)
                : new Unknown(extension);
    }

    private static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        String path = decoded(rawPath).strip();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to > from) {
                segments.add(path.substring(from, to));
            }
            from = to + 1;
        }
        return segments;
    }

    private static String decoded(String rawPath) {
        try {
            return rawPath.indexOf('%') < 0
                    ? rawPath
                    : URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isWord(String segment) {
        return !segment.isEmpty() && segment.length() <= 64 && segment.chars().allMatch(CallPath::isWordCharacter);
    }

    private static boolean isWordCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
