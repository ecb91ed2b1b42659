package stockroom.sandbox.wire;

import java.util.Optional;

/** The two versions of the API. */
public enum Version {
    V1,
    BLEED;

    static Optional<Version> of(String lowerCasePath) {
        return switch (lowerCasePath) {
            case "v1" -> Optional.of(V1);
            case "bleed" -> Optional.of(BLEED);
            default -> Optional.empty();
        };
    }
}
