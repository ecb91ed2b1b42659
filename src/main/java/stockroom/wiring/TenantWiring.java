package stockroom.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import stockroom.lookup.Ambient;
import stockroom.tenant.TenantDirectory;
import stockroom.tenant.caller.AttemptLimiter;
import stockroom.tenant.caller.AttemptLimits;
import stockroom.tenant.caller.CallerAuthentication;
import stockroom.tenant.caller.GatewayTokens;
import stockroom.tenant.caller.TokenSeal;
import stockroom.tenant.folder.TenantSettings;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.tenant.key.KeyRing;
import stockroom.tenant.key.OperatorKeys;
import stockroom.tenant.key.TokenKeys;
import stockroom.tenant.key.WatchedKeyRing;

/** Who may call. */
@Dependent
class TenantWiring {

    private static final Logger LOG = Logger.getLogger(TenantWiring.class);
    private static final Path NO_TENANTS = Path.of("tenants");
    private static final Duration KEYS_LOOK_EVERY = Duration.ofSeconds(3);

    @Produces
    @Singleton
    WatchedTenantDirectory tenants(StockroomConfig config, SandboxPlace sandbox, InstantSource clock) {
        Path dir = config.tenants().dir().orElseGet(() -> sandbox.isEnabled() ? DemoTenants.unpack() : NO_TENANTS);
        TenantSettings settings = new TenantSettings(dir, config.tenants().lookEvery(), TenantSettings.SETTLE_DEFAULT);
        return new WatchedTenantDirectory(settings, clock);
    }

    void close(@Disposes WatchedTenantDirectory tenants) {
        tenants.close();
    }

    /** The file of the token keys; without it, a ring that ends with this process. */
    @Produces
    @Singleton
    TokenKeys tokenKeys(StockroomConfig config, SecureRandom secrets, Ambient ambient) {
        Optional<Path> file = config.token().keyFile();
        if (file.isEmpty()) {
            LOG.info("Tokens are not shared with other replicas: stockroom.token.key-file is not set");
        }
        return file.map(path -> WatchedKeyRing.watching(path, KEYS_LOOK_EVERY, ambient.timer()))
                .map(TokenKeys::ofFile)
                .orElseGet(() -> TokenKeys.ofThisProcess(KeyRing.ofThisProcess(secrets)));
    }

    void close(@Disposes TokenKeys keys) {
        keys.shared().ifPresent(WatchedKeyRing::close);
    }

    @Produces
    @Singleton
    SharedRevocations revocations(InstantSource clock, StoreWiring.SecondTier tier) {
        return new SharedRevocations(clock, tier.redis());
    }

    @Produces
    @Singleton
    GatewayTokens gatewayTokens(TenantDirectory tenants, TokenKeys keys, SharedRevocations shared, Secrets secrets) {
        TokenSeal seal = new TokenSeal(keys.ring(), secrets.random());
        return new GatewayTokens(tenants, seal, shared.revocations(), secrets.clock());
    }

    @Produces
    @Singleton
    CallerAuthentication callers(
            TenantDirectory tenants, GatewayTokens tokens, StockroomConfig config, Secrets secrets) {
        AttemptLimits limits = new AttemptLimits(
                config.callers().failuresPerAddress(), config.callers().failuresPerTenant());
        AttemptLimiter limiter = new AttemptLimiter(limits, secrets.clock(), secrets.random());
        return new CallerAuthentication(tenants, tokens, limiter, secrets.clock());
    }

    @Produces
    @Singleton
    OperatorKeys operators(StockroomConfig config, Ambient ambient) {
        return OperatorKeys.watching(config.admin().keyFile(), KEYS_LOOK_EVERY, ambient.timer());
    }

    void close(@Disposes OperatorKeys operators) {
        operators.close();
    }

    /** What secrets are made of and judged by. */
    @Singleton
    record Secrets(SecureRandom random, InstantSource clock) {}
}
