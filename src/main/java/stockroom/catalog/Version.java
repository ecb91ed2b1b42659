package stockroom.catalog;

import java.util.Locale;
import java.util.Optional;

/** A version of the Storm API, as the first segment of a path names it. */
public enum Version {
    V1,
    BLEED;

    private final String path = name().toLowerCase(Locale.ROOT);

    /** The path segment, in the lower case that upstream uses. */
    public String path() {
        return path;
    }

    /** The version that a path segment names, in any letter case. */
    public static Optional<Version> parse(String segment) {
        return switch (segment.toLowerCase(Locale.ROOT)) {
            case "v1" -> Optional.of(V1);
            case "bleed" -> Optional.of(BLEED);
            default -> Optional.empty();
        };
    }
}
