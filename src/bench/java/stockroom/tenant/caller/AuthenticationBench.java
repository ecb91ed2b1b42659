package stockroom.tenant.caller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import stockroom.tenant.folder.TenantSettings;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.tenant.key.KeyDigest;
import stockroom.tenant.key.KeyRing;

/** Who calls, from the header, with one tenant and with a thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AuthenticationBench {

    private static final InstantSource CLOCK = InstantSource.system();

    @Param({"1", "1000"})
    public int tenants;

    private CallerAuthentication authentication;
    private final Optional<String> byKey = header("t0:key-of-t0");
    private Optional<String> byToken = Optional.empty();

    @Setup
    public void prepare() throws IOException {
        Path folder = Files.createTempDirectory("tenants");
        for (int number = 0; number < tenants; number++) {
            write(folder, "t" + number);
        }
        var directory = new WatchedTenantDirectory(
                new TenantSettings(folder, Duration.ofSeconds(2), TenantSettings.SETTLE_DEFAULT), CLOCK);
        KeyRing ring = KeyRing.ofThisProcess(new Random(1));
        var tokens = new GatewayTokens(
                directory,
                new TokenSeal(() -> ring, new Random(2)),
                new Revocations(CLOCK, RevocationSpread.NOWHERE),
                CLOCK);
        authentication = new CallerAuthentication(
                directory, tokens, new AttemptLimiter(AttemptLimits.DEFAULT, CLOCK, new Random(3)), CLOCK);
        var caller = ((CallerCheck.Known) authentication.authenticate(byKey, "192.0.2.1")).caller();
        byToken = header("t0:" + tokens.issue(caller, Optional.of(Duration.ofHours(1))).token());
    }

    @Benchmark
    public CallerCheck key() {
        return authentication.authenticate(byKey, "192.0.2.1");
    }

    @Benchmark
    public CallerCheck token() {
        return authentication.authenticate(byToken, "192.0.2.1");
    }

    private static void write(Path folder, String name) throws IOException {
        String sha256 = KeyDigest.of(("key-of-" + name).getBytes(StandardCharsets.UTF_8)).hex();
        Files.writeString(
                folder.resolve(name + ".yaml"),
                "username: u\npassword: p\nkeys:\n  - name: bench\n    sha256: " + sha256 + "\n");
    }

    private static Optional<String> header(String login) {
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
