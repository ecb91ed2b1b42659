package stockroom.tenant.caller;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.TenantDirectory;
import stockroom.tenant.caller.CallerCheck.Known;
import stockroom.tenant.caller.CallerCheck.TooManyAttempts;
import stockroom.tenant.caller.CallerCheck.Unknown;
import stockroom.tenant.caller.Presented.Credential;
import stockroom.tenant.caller.Presented.Malformed;
import stockroom.tenant.caller.Presented.Nothing;
import stockroom.tenant.key.KeyDigest;

/**
 * Says who calls, from the {@code Authorization} header: Basic (RFC 7617) with the tenant's name and a key or a gateway
 * token, or Bearer (RFC 6750) with either alone.
 *
 * <p>Credentials are checked before failures are counted: a valid key passes whatever others do behind the same address
 * or in the same tenant's name. What a check can cost is bounded all the same, by the header's length and the ring's
 * size. A key is looked for by its digest whether or not the tenant is known, so an unknown tenant and a wrong key take
 * the same way.
 */
public final class CallerAuthentication {

    private final TenantDirectory tenants;
    private final GatewayTokens tokens;
    private final AttemptLimiter limiter;
    private final InstantSource clock;

    public CallerAuthentication(
            TenantDirectory tenants, GatewayTokens tokens, AttemptLimiter limiter, InstantSource clock) {
        this.tenants = tenants;
        this.tokens = tokens;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Checks a call. Never blocks.
     *
     * @param address where the call comes from: an IP address as text
     */
    public CallerCheck authenticate(Optional<String> authorizationHeader, String address) {
        return switch (Presented.read(authorizationHeader)) {
            case Nothing() -> new Unknown();
            case Malformed() -> failed(address, Optional.empty());
            case Credential credential -> {
                var caller = caller(credential);
                yield caller.isPresent() ? new Known(caller.get()) : failed(address, credential.tenant());
            }
        };
    }

    /** Who presents valid credentials, if anyone does. Counts no failure: {@link #authenticate} does, once a call. */
    public Optional<Caller> known(Optional<String> authorizationHeader) {
        return Presented.read(authorizationHeader) instanceof Credential credential
                ? caller(credential)
                : Optional.empty();
    }

    /**
     * Revokes the gateway token that the header presents.
     *
     * @return false if it presents none that is valid, such as a key, which does not end by this
     */
    public boolean expirePresented(Optional<String> authorizationHeader) {
        return Presented.read(authorizationHeader) instanceof Credential credential
                && caller(credential).isPresent()
                && tokens.expire(new String(credential.secret(), StandardCharsets.UTF_8));
    }

    private Optional<Caller> caller(Credential credential) {
        var caller = byKey(credential.secret());
        return (caller.isPresent() ? caller : tokens.verify(credential.secret()))
                .filter(it -> credential.tenant().isEmpty()
                        || credential.tenant().get().equals(it.tenant().name()));
    }

    private Optional<Caller> byKey(byte[] secret) {
        var presented = KeyDigest.of(secret);
        var holder = tenants.holderOf(presented);
        var isEqual = holder.map(KeyHolder::digest).orElse(KeyDigest.NONE).equals(presented);
        return holder.filter(it -> isEqual && it.key().isLive(clock.instant()))
                .map(it -> new Caller(it.tenant(), it.key().name()));
    }

    private CallerCheck failed(String address, Optional<String> tenant) {
        var wait = limiter.failed(address, tenant);
        return wait.isPresent() ? new TooManyAttempts(wait.get()) : new Unknown();
    }
}
