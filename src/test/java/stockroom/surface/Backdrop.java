package stockroom.surface;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stockroom.testing.FreePort;
import stockroom.testing.RedisProcess;

/** What stands around the gateway: a Redis, a sandbox behind a wire that can be cut and read, tenants' files. */
public class Backdrop implements QuarkusTestResourceLifecycleManager {

    private @Nullable Stage stage;

    @Override
    public Map<String, String> start() {
        try {
            // The gateway's are chosen here too: on port 0 the HTTP metrics of two servers would differ in their tags.
            Stage.Ports ports = new Stage.Ports(FreePort.any(), FreePort.any(), FreePort.any());
            stage = new Stage(RedisProcess.start(), Wiretap.open(ports.sandbox()), ports);
            return settings(stage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logins are not limited: a day of the tests' is no day of the hourly count, which Redis keeps. */
    private static Map<String, String> settings(Stage stage) throws IOException {
        return Map.of(
                "quarkus.http.test-port", Integer.toString(stage.ports().business()),
                "quarkus.management.test-port", Integer.toString(stage.ports().management()),
                "quarkus.redis.hosts", stage.redis().uri(),
                "stockroom.redis.command-timeout", "PT2S",
                "stockroom.sandbox.enabled", "true",
                "stockroom.sandbox.port", Integer.toString(stage.ports().sandbox()),
                "stockroom.upstream.url", "http://127.0.0.1:" + stage.wire().port(),
                "stockroom.tenants.dir", tenants().toString(),
                "stockroom.token.key-file", tokenKeys().toString(),
                "stockroom.token.logins.per-hour", "10000");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stage, new TestInjector.MatchesType(Stage.class));
    }

    @Override
    public void stop() {
        Stage ending = stage;
        if (ending != null) {
            ending.wire().close();
            ending.redis().close();
        }
    }

    private static Path tenants() throws IOException {
        Path folder = Files.createTempDirectory("surface-tenants");
        for (Secrets.Tenant tenant : Secrets.TENANTS) {
            String totp = tenant.totpSecret()
                    .map(secret -> "totp-secret: " + secret + "\n")
                    .orElse("");
            Files.writeString(folder.resolve(tenant.name() + ".yaml"), """
                    username: %s
                    password: %s
                    %skeys:
                      - name: storefront
                        sha256: %s
                    """.formatted(
                            tenant.username(), tenant.password(), totp, sha256(tenant.key())));
        }
        return folder;
    }

    private static Path tokenKeys() throws IOException {
        return Files.writeString(Files.createTempFile("surface-token-keys", ""), Secrets.TOKEN_KEY + "\n");
    }

    private static String sha256(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
