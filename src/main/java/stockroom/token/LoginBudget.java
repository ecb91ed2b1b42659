package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Counts a tenant's logins by the hour, over all replicas; this replica's alone while the shared state is silent. */
final class LoginBudget {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final QuietState state;
    private final LongSupplier nanos;
    private final int perHour;
    private final Map<String, Window> own = new ConcurrentHashMap<>();

    LoginBudget(QuietState state, LongSupplier nanos, int perHour) {
        this.state = state;
        this.nanos = nanos;
        this.perHour = perHour;
    }

    /** Counts a login in; or says how long to wait if there were too many. */
    Uni<Optional<Duration>> take(String tenant) {
        long now = nanos.getAsLong();
        Window window = own.merge(tenant, new Window(now, 1), (old, fresh) -> old.plusOne(now));
        return state.increment("token/logins/" + tenant, WINDOW)
                .map(shared -> shared.orElse((long) window.logins()) > perHour
                        ? Optional.of(window.rest(now))
                        : Optional.empty());
    }

    void forget(String tenant) {
        own.remove(tenant);
    }

    private record Window(long startNanos, int logins) {

        Window plusOne(long now) {
            return rest(now).isPositive() ? new Window(startNanos, logins + 1) : new Window(now, 1);
        }

        Duration rest(long now) {
            return WINDOW.minusNanos(now - startNanos);
        }
    }
}
