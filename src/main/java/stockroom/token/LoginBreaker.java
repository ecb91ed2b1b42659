package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps rejected credentials from being tried again, on all replicas, until another version of them comes.
 *
 * <p>Upstream may have been wrong, so that one replica tries once each {@code probeAfter}; a user is locked out by
 * hammering, not by that.
 */
final class LoginBreaker {

    private static final byte[] MARK = {1};

    private final QuietState state;
    private final LongSupplier nanos;
    private final LoginLimits limits;
    private final TokenMetrics metrics;
    private final Map<String, Rejection> rejections = new ConcurrentHashMap<>();

    LoginBreaker(QuietState state, LongSupplier nanos, LoginLimits limits, TokenMetrics metrics) {
        this.state = state;
        this.nanos = nanos;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Whether these credentials must not be tried now. */
    Uni<Boolean> isOpen(Login who) {
        Rejection known = rejections.get(who.tenant());
        if (known == null || !known.version().equals(who.version())) {
            return state.get(who.key("rejected")).map(mark -> mark.isPresent() && open(who));
        }
        return Uni.createFrom().item(nanos.getAsLong() - known.probeFromNanos() < 0);
    }

    /** The same just before a login: of those who might probe now, one does. */
    Uni<Boolean> isOpenForLogin(Login who) {
        return isOpen(who)
                .chain(open ->
                        open || !isKnownOpen(who.tenant()) ? Uni.createFrom().item(open) : probe(who));
    }

    /** What this replica knows without asking. */
    boolean isKnownOpen(String tenant) {
        return rejections.containsKey(tenant);
    }

    /** Upstream rejected the credentials. */
    Uni<Boolean> rejected(Login who) {
        open(who);
        return state.put(who.key("rejected"), MARK, limits.rejectionKept())
                .chain(() -> state.putIfAbsent(who.key("probe"), MARK, limits.probeAfter()))
                .map(probe -> true);
    }

    /** Upstream took the credentials, or another replica found that it does. */
    Uni<Boolean> accepted(Login who) {
        if (!isKnownOpen(who.tenant())) {
            return Uni.createFrom().item(false);
        }
        forget(who.tenant());
        return state.removeIfEqual(who.key("rejected"), MARK).map(removed -> removed.orElse(false));
    }

    /** Forgets what this replica knows: the shared mark is asked next. */
    void forget(String tenant) {
        if (rejections.remove(tenant) != null) {
            metrics.loginBreaker(tenant, false);
        }
    }

    private Uni<Boolean> probe(Login who) {
        open(who);
        return state.putIfAbsent(who.key("probe"), MARK, limits.probeAfter()).map(mine -> !mine.orElse(true));
    }

    private boolean open(Login who) {
        long probeFrom = nanos.getAsLong() + limits.probeAfter().toNanos();
        rejections.put(who.tenant(), new Rejection(who.version(), probeFrom));
        metrics.loginBreaker(who.tenant(), true);
        return true;
    }

    private record Rejection(String version, long probeFromNanos) {}
}
