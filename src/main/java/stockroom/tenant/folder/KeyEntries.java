package stockroom.tenant.folder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import stockroom.tenant.CallerKey;
import stockroom.tenant.folder.TenantDraft.Keys;
import stockroom.tenant.key.KeyDigest;

/** Reads the field {@code keys}: what a tenant's storefronts present. */
final class KeyEntries {

    private static final List<String> KNOWN = List.of("name", "sha256", "expires");
    private static final int KEYS_MAX = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** What comes of hashing a shell variable that is not set: it would let in everybody who sends an empty key. */
    private static final KeyDigest OF_NOTHING = KeyDigest.of("");

    private final List<CallerKey> keys = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final HashSet<String> names = new HashSet<>();
    private final HashSet<String> digests = new HashSet<>();

    private KeyEntries() {}

    static Keys read(Field field) {
        var mappings = field.mappings();
        if (mappings.isEmpty()) {
            throw field.broken("must hold a key at least");
        }
        if (mappings.size() > KEYS_MAX) {
            throw field.broken("holds more than " + KEYS_MAX + " keys");
        }
        var entries = new KeyEntries();
        mappings.forEach(mapping -> entries.add(new Fields(mapping, KNOWN)));
        return new Keys(List.copyOf(entries.keys), List.copyOf(entries.lines));
    }

    private void add(Fields fields) {
        var name = fields.required("name");
        var sha256 = fields.required("sha256");
        var key =
                new CallerKey(name(name), digest(sha256), fields.find("expires").map(KeyEntries::expires));
        if (!names.add(key.name())) {
            throw name.broken("is that of another key");
        }
        if (!digests.add(key.sha256())) {
            throw sha256.broken("is that of another key");
        }
        keys.add(key);
        lines.add(sha256.line());
    }

    private static String name(Field field) {
        if (!NAME.matcher(field.text()).matches()) {
            throw field.broken("must be letters, digits, dots, hyphens and underscores, at most 64");
        }
        return field.text();
    }

    private static String digest(Field field) {
        var digest = KeyDigest.ofHex(field.text()).orElseThrow(() -> field.broken("must be 64 hex digits"));
        if (digest.equals(OF_NOTHING)) {
            throw field.broken("is the digest of an empty key");
        }
        return digest.hex();
    }

    /** A date counts through its last second in UTC; an instant ends at itself. */
    private static Instant expires(Field field) {
        var text = field.text();
        try {
            return text.length() == "2027-06-30".length()
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notOne) {
            throw field.broken("must be a date such as 2027-06-30, or a date and time with its offset");
        }
    }
}
