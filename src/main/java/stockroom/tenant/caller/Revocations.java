package stockroom.tenant.caller;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import stockroom.tenant.key.KeyDigest;

/**
 * The tokens that were revoked before their end, here or on another replica.
 *
 * <p>Bounded, and fails closed: when it overflows it forgets the revocation that ends first, and from then on refuses
 * every token that ends no later than that one. Their holders show their keys again; a revoked token never comes back.
 */
public final class Revocations {

    /** How many revocations are kept unless told otherwise. */
    public static final int MAX_DEFAULT = 65_536;

    private final InstantSource clock;
    private final RevocationSpread spread;
    private final int max;
    private final Map<String, Instant> untilByDigest = new HashMap<>();
    private final TreeSet<Revoked> byEnd =
            new TreeSet<>(Comparator.comparing(Revoked::until).thenComparing(Revoked::digest));
    private Instant refusedThrough = Instant.MIN;

    private record Revoked(String digest, Instant until) {}

    public Revocations(InstantSource clock, RevocationSpread spread) {
        this(clock, spread, MAX_DEFAULT);
    }

    Revocations(InstantSource clock, RevocationSpread spread, int max) {
        this.clock = clock;
        this.spread = spread;
        this.max = max;
    }

    /**
     * Another replica revoked a token. Twice is once, and one that has ended by itself is passed over.
     *
     * @param digest as it was spread; anything else is passed over
     * @param until taken as 12 h from now at the most, since no token lives longer
     */
    public synchronized void revoked(String digest, Instant until) {
        var now = clock.instant();
        forgetEnded(now);
        var end = GatewayTokens.earlier(until, now.plus(GatewayTokens.LIFETIME_MAX));
        if (now.isBefore(end)
                && KeyDigest.ofHex(digest).isPresent()
                && untilByDigest.putIfAbsent(digest, end) == null) {
            byEnd.add(new Revoked(digest, end));
        }
        if (byEnd.size() > max) {
            refusedThrough = forgetFirst();
        }
    }

    /** The digests of the revoked tokens that have not ended, each with its end. */
    public synchronized Map<String, Instant> live() {
        forgetEnded(clock.instant());
        return Map.copyOf(untilByDigest);
    }

    /** This replica revokes a token, and tells the others. */
    void revoke(String digest, Instant until) {
        revoked(digest, until);
        spread.spread(digest, until);
    }

    synchronized boolean isRevoked(String digest, Instant expires) {
        return untilByDigest.containsKey(digest) || !expires.isAfter(refusedThrough);
    }

    private void forgetEnded(Instant now) {
        while (!byEnd.isEmpty() && !now.isBefore(byEnd.first().until())) {
            forgetFirst();
        }
    }

    private Instant forgetFirst() {
        var first = byEnd.removeFirst();
        untilByDigest.remove(first.digest());
        return first.until();
    }
}
