package stockroom.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import stockroom.lookup.Ambient;
import stockroom.store.SharedState;
import stockroom.tenant.key.DerivedKeys;
import stockroom.tenant.key.RingKey;
import stockroom.tenant.key.TokenKeys;
import stockroom.token.LoginLimits;
import stockroom.token.SealingKey;
import stockroom.token.SealingKeys;
import stockroom.token.SharedTokenSource;
import stockroom.token.Surroundings;
import stockroom.token.TokenMetrics;
import stockroom.token.TokenSettings;
import stockroom.token.TokenSharing;
import stockroom.upstream.Admission;
import stockroom.upstream.AdmittingUpstream;
import stockroom.upstream.AuthorizedUpstream;
import stockroom.upstream.AuthorizingUpstream;
import stockroom.upstream.DeadlineUpstream;
import stockroom.upstream.MeteredUpstream;
import stockroom.upstream.PauseLimits;
import stockroom.upstream.Pauses;
import stockroom.upstream.PausingUpstream;
import stockroom.upstream.Ramp;
import stockroom.upstream.ResilientUpstream;
import stockroom.upstream.RestTokenExchange;
import stockroom.upstream.RestUpstream;
import stockroom.upstream.RoomLimits;
import stockroom.upstream.TimedUpstream;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamLimits;
import stockroom.upstream.UpstreamMetrics;
import stockroom.upstream.Wire;
import stockroom.upstream.WireSettings;
import stockroom.vitals.Tracing;

/** The way out, and the login for it. */
@Dependent
class UpstreamWiring {

    /** Where the vendor serves the API. */
    private static final URI PUBLIC = URI.create("https://api.stormondemand.com");

    private static final String SEALING = "stockroom upstream token seal";

    /** The decorators, from the wire outwards. */
    @Produces
    @Singleton
    Upstream upstream(SharedTokenSource tokens, Wires wires, Pauses pauses, Outside outside) {
        UpstreamLimits limits = limits(outside.config());
        RoomLimits room = room(outside.config());
        var around = outside.around();
        Admission admission = new Admission(room, around.metrics());

        AuthorizedUpstream sent = new RestUpstream(wires.calls(), pauses, around.metrics());
        AuthorizedUpstream tried =
                new ResilientUpstream(sent, limits, new Ramp(admission, room, around.timer()), around);
        AuthorizedUpstream admitted =
                new AdmittingUpstream(PausingUpstream.atTheDoor(tried, pauses), admission, around);
        TimedUpstream authorized = new PausingUpstream(new AuthorizingUpstream(tokens, admitted), pauses);
        Upstream metered = new MeteredUpstream(
                new DeadlineUpstream(authorized, limits.timeout(), around), around.metrics(), around.nanos());
        return outside.followed(metered);
    }

    @Produces
    @Singleton
    Pauses pauses(SharedState shared, Outside outside) {
        UpstreamConfig.RateLimitConfig limits = outside.config().rateLimit();
        return new Pauses(shared, new PauseLimits(limits.pause(), limits.pauseMax()), outside.around());
    }

    /** What the way out needs besides. */
    @Singleton
    record Outside(Ambient ambient, UpstreamMetrics metrics, Tracing tracing, StockroomConfig settings) {

        UpstreamConfig config() {
            return settings.upstream();
        }

        stockroom.upstream.Surroundings around() {
            return new stockroom.upstream.Surroundings(
                    ambient.clock(), System::nanoTime, ambient.timer(), ambient.random(), metrics);
        }

        Upstream followed(Upstream upstream) {
            return tracing.around(upstream, settings.traces().toUpstream());
        }
    }

    @Produces
    @Singleton
    SharedTokenSource tokens(Wires wires, Sharing sharing, StockroomConfig config, Surroundings around) {
        return new SharedTokenSource(
                new RestTokenExchange(wires.logins(), around.clock()),
                sharing.tokens(),
                settings(config.token()),
                around);
    }

    @Produces
    @Singleton
    Surroundings surroundings(Ambient ambient, SecureRandom secrets, TokenMetrics metrics) {
        return new Surroundings(
                ambient.clock(),
                DrillClock.nanosOf(ambient.clock()),
                ambient.timer(),
                ambient.random(),
                secrets,
                metrics);
    }

    /** Connections of calls and of logins, apart: a flood of calls can not hold a login up. */
    @Produces
    @Singleton
    Wires wires(StockroomConfig config, SandboxPlace sandbox) {
        URI url = config.upstream().url().or(sandbox::url).orElse(PUBLIC);
        UpstreamConfig limits = config.upstream();
        WireSettings calls = new WireSettings(
                url,
                limits.timeout(),
                limits.connectTimeout(),
                limits.keepAlive(),
                limits.connections(),
                Math.toIntExact(limits.replyBytesMax().asLongValue()),
                limits.largeReplies());
        return new Wires(Wire.open(calls), Wire.open(WireSettings.forLogins(url)));
    }

    void close(@Disposes Wires wires) {
        wires.calls().close();
        wires.logins().close();
    }

    private static RoomLimits room(UpstreamConfig config) {
        if (config.concurrent() > config.connections()) {
            throw new IllegalArgumentException("stockroom.upstream.connections must not be fewer than"
                    + " stockroom.upstream.concurrent: " + config.connections() + " < " + config.concurrent());
        }
        return new RoomLimits(
                config.concurrent(),
                config.concurrentPerTenant(),
                config.queue(),
                config.queuePerTenant(),
                config.queueWait(),
                config.ramp());
    }

    private static UpstreamLimits limits(UpstreamConfig config) {
        return new UpstreamLimits(
                config.timeout(),
                config.retryDelay(),
                config.retryJitter(),
                config.retryBudget(),
                new UpstreamLimits.BreakerLimits(
                        config.breaker().failureRatio(),
                        config.breaker().window(),
                        config.breaker().pause(),
                        config.breaker().probes()));
    }

    private static TokenSettings settings(TokenConfig config) {
        return new TokenSettings(
                config.mintTimeout(),
                config.renewAhead(),
                config.lease(),
                config.waitForOther(),
                config.pollEvery(),
                config.passcodeWait(),
                new LoginLimits(
                        config.logins().perHour(),
                        config.logins().backoffFirst(),
                        config.logins().backoffMax(),
                        config.logins().probeAfter(),
                        config.logins().rejectionKept()));
    }

    /** The two pools of connections. */
    record Wires(Wire calls, Wire logins) {}

    /** What tokens are shared through: the second tier, if there is one, under the keys of a file, if there is one. */
    @Singleton
    record Sharing(StoreWiring.SecondTier tier, SharedState shared, TokenKeys keys) {

        TokenSharing tokens() {
            return new TokenSharing(
                    tier.redis().map(connected -> shared),
                    keys.shared().map(ring -> new Ring(new DerivedKeys<>(ring, Ring::sealing))));
        }
    }

    /** The token keys as those that seal: each is derived, for no key serves two purposes. */
    private record Ring(DerivedKeys<SealingKey> keys) implements SealingKeys {

        @Override
        public SealingKey first() {
            return all().getFirst();
        }

        @Override
        public List<SealingKey> all() {
            return keys.all();
        }

        private static SealingKey sealing(RingKey key) {
            return SealingKey.of(key.derive(SEALING, "AES").getEncoded());
        }
    }
}
