package stockroom.tenant.folder;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the tenants are and how often to look.
 *
 * @param dir the folder; it may come to be later
 * @param lookEvery between two looks when the file system tells of no change, as network disks never do: 50 ms to 4 s,
 *     so that a change counts within 5 s
 * @param settle between the two readings that must agree before a change counts: 0 to 500 ms
 */
public record TenantSettings(Path dir, Duration lookEvery, Duration settle) {

    public static final Duration LOOK_EVERY_DEFAULT = Duration.ofSeconds(2);
    public static final Duration SETTLE_DEFAULT = Duration.ofMillis(50);

    private static final Duration LOOK_EVERY_MIN = Duration.ofMillis(50);
    private static final Duration LOOK_EVERY_MAX = Duration.ofSeconds(4);
    private static final Duration SETTLE_MAX = Duration.ofMillis(500);

    public TenantSettings {
        if (lookEvery.compareTo(LOOK_EVERY_MIN) < 0 || lookEvery.compareTo(LOOK_EVERY_MAX) > 0) {
            throw new IllegalArgumentException(
                    "stockroom.tenants.look-every must be from PT0.05S to PT4S: " + lookEvery);
        }
        if (settle.isNegative() || settle.compareTo(SETTLE_MAX) > 0) {
            throw new IllegalArgumentException("settle must be from PT0S to PT0.5S: " + settle);
        }
    }

    /** With the defaults: looks every 2 s, settles for 50 ms. */
    public static TenantSettings of(Path dir) {
        return new TenantSettings(dir, LOOK_EVERY_DEFAULT, SETTLE_DEFAULT);
    }
}
