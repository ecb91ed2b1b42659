package stockroom.surface;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One member of a {@code Cache-Status} header (RFC 9211): a cache's name and its parameters, read as a structured field
 * (RFC 9651). Strings, which no parameter here needs, are not read.
 *
 * @param parameters a flag's value is {@code ?1}
 */
record CacheStatus(String cache, Map<String, String> parameters) {

    private static final String TOKEN = "[A-Za-z*][A-Za-z0-9:/!#$%&'*+.^_`|~-]*";
    private static final Pattern PARAMETER =
            Pattern.compile("; *([a-z*][a-z0-9_.*-]*)(?:=(" + TOKEN + "|-?[0-9]{1,15}|\\?[01]))?");
    private static final Pattern MEMBER = Pattern.compile("(" + TOKEN + ")((?:" + PARAMETER + ")*)");

    static CacheStatus parse(String header) {
        Matcher member = MEMBER.matcher(header);
        if (!member.matches()) {
            throw new IllegalArgumentException("no Cache-Status: " + header);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        PARAMETER
                .matcher(member.group(2))
                .results()
                .forEach(one -> parameters.put(one.group(1), one.group(2) == null ? "?1" : one.group(2)));
        return new CacheStatus(member.group(1), parameters);
    }

    boolean isHit() {
        return parameters.containsKey("hit");
    }

    boolean isStored() {
        return parameters.containsKey("stored");
    }

    /** Why upstream was asked; empty where it was not. */
    String forward() {
        return parameters.getOrDefault("fwd", "");
    }

    String detail() {
        return parameters.getOrDefault("detail", "");
    }

    /** Seconds; below zero for what is stale. */
    long ttl() {
        return Long.parseLong(parameters.getOrDefault("ttl", ""));
    }
}
