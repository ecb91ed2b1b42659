package stockroom.tenant.caller;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.TenantDirectory;

/**
 * Short-lived tokens that stand in for a caller's key, for clients that use {@code Account/Auth/token}.
 *
 * <p>Nothing is stored: a token proves itself by its seal, on every replica that has the same token keys. It ends by its
 * time, with its key, with its tenant, with a change of the tenant's credentials or catalogue, or when it is revoked.
 */
public final class GatewayTokens {

    /** How long a token lives whose caller asks for no time. */
    public static final Duration LIFETIME_DEFAULT = Duration.ofMinutes(15);

    /** The longest a token lives, and the longest that tokens made from tokens live in all. */
    public static final Duration LIFETIME_MAX = Duration.ofHours(12);

    private static final Duration LIFETIME_MIN = Duration.ofSeconds(1);

    private final TenantDirectory tenants;
    private final TokenSeal seal;
    private final Revocations revocations;
    private final InstantSource clock;

    public GatewayTokens(TenantDirectory tenants, TokenSeal seal, Revocations revocations, InstantSource clock) {
        this.tenants = tenants;
        this.seal = seal;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * A new token for a caller that was checked.
     *
     * @param timeout how long it is to live: taken from 1 s to 12 h, and cut off at the end of the caller's key and 12 h
     *     after the key itself was last shown
     */
    public IssuedToken issue(Caller caller, Optional<Duration> timeout) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var start = caller.tokenSince().orElse(now);
        var holder = holder(caller);
        var end = end(now, start, timeout, holder);
        var token = TokenLayout.unsealed(start, end, seal.nonce());
        seal.seal(token, holder);
        return new IssuedToken(token.text(), end);
    }

    private static KeyHolder holder(Caller caller) {
        return caller.tenant().keys().stream()
                .filter(key -> key.name().equals(caller.keyName()))
                .findFirst()
                .map(key -> KeyHolder.of(caller.tenant(), key))
                .orElseThrow(() -> new IllegalArgumentException("the tenant has no key of this name"));
    }

    private static Instant end(Instant now, Instant start, Optional<Duration> timeout, KeyHolder holder) {
        var asked = timeout.orElse(LIFETIME_DEFAULT);
        var atLeast = asked.compareTo(LIFETIME_MIN) < 0 ? LIFETIME_MIN : asked;
        var lifetime = atLeast.compareTo(LIFETIME_MAX) > 0 ? LIFETIME_MAX : atLeast;
        var end = earlier(now.plus(lifetime), start.plus(LIFETIME_MAX));
        return holder.key()
                .expires()
                .map(expires -> earlier(end, expires))
                .orElse(end)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Who the token's caller is; empty for a token that is none, has ended or was revoked. */
    Optional<Caller> verify(byte[] token) {
        return TokenLayout.read(token).flatMap(this::verify);
    }

    private Optional<Caller> verify(TokenLayout token) {
        var now = clock.instant();
        if (!now.isBefore(token.end())) {
            return Optional.empty();
        }
        return seal.holder(token, tenants::holdersByPrefix)
                .filter(holder -> holder.key().isLive(now))
                .filter(_ -> !revocations.isRevoked(token.digest(), token.end()))
                .map(holder -> new Caller(holder.tenant(), holder.key().name(), Optional.of(token.start())));
    }

    /**
     * Revokes a live token here and on the other replicas.
     *
     * @return whether there was one: a text that is no valid token is not kept, so that strangers cannot fill the memory
     */
    public boolean expire(String token) {
        return TokenLayout.read(token.getBytes(StandardCharsets.UTF_8))
                .filter(it -> verify(it).isPresent())
                .map(this::revoke)
                .orElse(false);
    }

    private boolean revoke(TokenLayout token) {
        revocations.revoke(token.digest(), token.end());
        return true;
    }
}
