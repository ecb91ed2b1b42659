package stockroom.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A tenant's file, of the sandbox's accounts where nothing else is said.
 *
 * @param lines further fields
 */
record TenantText(String username, String password, List<String> keys, List<String> lines) {

    TenantText {
        keys = List.copyOf(keys);
        lines = List.copyOf(lines);
    }

    static TenantText demo(String... keys) {
        return new TenantText("demo-api", "sandbox-only-1", List.of(keys), List.of());
    }

    static TenantText other(String... keys) {
        return new TenantText("other-api", "sandbox-only-2", List.of(keys), List.of());
    }

    static TenantText totp(String... keys) {
        return new TenantText("totp-api", "sandbox-only-3", List.of(keys), List.of())
                .with("totp-secret: SANDBOXONLYSANDBOXONLYSANDBOXONL");
    }

    TenantText withPassword(String other) {
        return new TenantText(username, other, keys, lines);
    }

    TenantText withKeys(String... others) {
        return new TenantText(username, password, List.of(others), lines);
    }

    /** With one field more. */
    TenantText with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new TenantText(username, password, keys, more);
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder();
        yaml.append("username: ").append(username).append('\n');
        yaml.append("password: ").append(password).append('\n');
        lines.forEach(line -> yaml.append(line).append('\n'));
        yaml.append("keys:\n");
        for (String key : keys) {
            yaml.append("  - name: ").append("key-").append(keys.indexOf(key)).append('\n');
            yaml.append("    sha256: ").append(sha256(key)).append('\n');
        }
        return yaml.toString();
    }

    static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public String toString() {
        return "TenantText[" + username + "]";
    }
}
