package stockroom.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A tenant of a test: its file, and what its storefront presents. The accounts are those of the built-in upstream. */
public record Shop(String name, Account account, Optional<String> catalog) {

    /** A user of the built-in upstream; what each of them sees and pays differs. */
    public enum Account {
        DEMO("demo-api", "sandbox-only-1"),
        OTHER("other-api", "sandbox-only-2");

        private final String username;
        private final String password;

        Account(String username, String password) {
            this.username = username;
            this.password = password;
        }

        String authorization() {
            return basic(username, password);
        }
    }

    /** The one that most tests call as. */
    static final Shop ACME = new Shop("acme", Account.DEMO, Optional.empty());

    public static Shop of(String name, Account account) {
        return new Shop(name, account, Optional.empty());
    }

    Shop inCatalog(String named) {
        return new Shop(name, account, Optional.of(named));
    }

    String authorization() {
        return basic(name, key());
    }

    /** Writes the tenant's file. */
    void writeInto(Path folder) {
        StringBuilder yaml = new StringBuilder()
                .append("username: ")
                .append(account.username)
                .append("\npassword: ")
                .append(account.password)
                .append('\n');
        catalog.ifPresent(named -> yaml.append("catalog: ").append(named).append('\n'));
        yaml.append("keys:\n  - name: test\n    sha256: ").append(sha256(key())).append('\n');
        try {
            Files.writeString(folder.resolve(name + ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key() {
        return "made-up-key-of-" + name;
    }

    static String sha256(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String basic(String user, String secret) {
        byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
