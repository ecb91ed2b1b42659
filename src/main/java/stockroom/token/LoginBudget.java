package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts a tenant's logins by the hour, over all replicas; this replica's alone while the shared state is silent. */
final class LoginBudget {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final QuietState state;
    private final InstantSource clock;
    private final int perHour;
    private final Map<String, Window> own = new ConcurrentHashMap<>();

    LoginBudget(QuietState state, InstantSource clock, int perHour) {
        this.state = state;
        this.clock = clock;
        this.perHour = perHour;
    }

    /** Counts a login in; or says how long to wait if there were too many. */
    Uni<Optional<Duration>> take(String tenant) {
        Instant now = clock.instant();
        Window window = own.merge(tenant, new Window(now, 1), (old, fresh) -> old.plusOne(now));
        return state.increment("token/logins/" + tenant, WINDOW)
                .map(shared -> shared.orElse((long) window.logins()) > perHour
                        ? Optional.of(window.rest(now))
                        : Optional.empty());
    }

    void forget(String tenant) {
        own.remove(tenant);
    }

    private record Window(Instant start, int logins) {

        Window plusOne(Instant now) {
            return rest(now).isPositive() ? new Window(start, logins + 1) : new Window(now, 1);
        }

        Duration rest(Instant now) {
            return Duration.between(now, start.plus(WINDOW));
        }
    }
}
