package stockroom.entry;

import java.util.Locale;
import java.util.Optional;

/** How parameters and replies are spelled on the wire. */
public enum Encoding {
    JSON("application/json"),
    /** RFC 9512. */
    YAML("application/yaml");

    private final String mediaType;

    Encoding(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The encoding of that name, as an extension or {@code ?encoding=} gives it, in any letter case. */
    static Optional<Encoding> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "json" -> Optional.of(JSON);
            case "yaml" -> Optional.of(YAML);
            default -> Optional.empty();
        };
    }
}
