package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import stockroom.store.SharedState;
import stockroom.tenant.Tenant;

/**
 * The tenants whose account upstream has sent away for calling too often, and until when; all replicas know.
 *
 * <p>A pause holds for the credentials that met it. Without the shared state each replica pauses by itself. That there is
 * none in the shared state counts for a moment, or until a message says that there is one: a look for each call would
 * cost more than half of all else that a price takes.
 */
public final class Pauses implements SharedState.Listener {

    private static final Logger LOG = Logger.getLogger(Pauses.class);
    private static final String NEWS = "paused";

    /** How long a replica that misses the message may go on. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final ConcurrentHashMap<String, Deadline> ends = new ConcurrentHashMap<>();
    private final SharedState shared;
    private final PauseLimits limits;
    private final Surroundings around;
    private volatile Round round;

    /** The accounts that the shared state knew no pause of since the round began; the next round asks again. */
    private record Round(Deadline end, Set<String> clear) {}

    public Pauses(SharedState shared, PauseLimits limits, Surroundings around) {
        this.shared = shared;
        this.limits = limits;
        this.around = around;
        this.round = newRound();
        shared.subscribe(this);
    }

    @Override
    public void onMessage(String message) {
        if (message.equals(NEWS)) {
            round = newRound();
        }
    }

    private Round round() {
        if (round.end().isOver()) {
            round = newRound();
        }
        return round;
    }

    private Round newRound() {
        return new Round(Deadline.in(LOOK_AGAIN, around.nanos()), ConcurrentHashMap.newKeySet());
    }

    /** How much longer the tenant waits, as far as this replica knows. */
    Optional<Duration> left(Tenant tenant) {
        String account = account(tenant);
        Deadline end = ends.get(account);
        if (end == null || end.isOver()) {
            ends.computeIfPresent(account, (same, known) -> known.isOver() ? null : known);
            return Optional.empty();
        }
        return Optional.of(end.left());
    }

    /** How much longer the tenant waits, as far as any replica has told. */
    Uni<Optional<Duration>> look(Tenant tenant) {
        Set<String> clear = round().clear();
        if (clear.contains(account(tenant))) {
            return Uni.createFrom().item(left(tenant));
        }
        return known(tenant, pause -> {
                    prolongs(tenant, pause);
                    return left(tenant);
                })
                .invoke(left -> clear.add(account(tenant)));
    }

    /** The same for who only wants to know: nothing is remembered of it. */
    public Uni<Optional<Duration>> peek(Tenant tenant) {
        return known(tenant, Optional::of);
    }

    /** @param hear what to make of a pause that another replica told of */
    private Uni<Optional<Duration>> known(Tenant tenant, Function<Duration, Optional<Duration>> hear) {
        Optional<Duration> here = left(tenant);
        return here.isPresent()
                ? Uni.createFrom().item(here)
                : shared.get(account(tenant))
                        .map(told -> told.flatMap(Pauses::instant)
                                .map(this::until)
                                .filter(Duration::isPositive)
                                .flatMap(hear))
                        .onFailure()
                        .recoverWithItem(Optional.empty());
    }

    /** No pause is longer than the longest, whatever a clock says that was put back, here or elsewhere. */
    private Duration until(Instant end) {
        return shorter(Duration.between(around.clock().instant(), end), limits.pauseMax());
    }

    /** Upstream has sent the tenant away; it may have said for how long. */
    void begin(Tenant tenant, Optional<Duration> retryAfter) {
        Duration pause = shorter(retryAfter.orElseGet(this::unsaid), limits.pauseMax());
        if (pause.isPositive() && prolongs(tenant, pause)) {
            byte[] end = bytes(around.clock().instant().plus(pause));
            // Where it is lost the other replicas will be told by upstream.
            shared.put(account(tenant), end, pause)
                    .chain(() -> shared.publish(NEWS))
                    .subscribe()
                    .with(done -> {}, lost -> {});
        }
    }

    /** Whether the tenant waits longer than before: replies that were under way together make one pause. */
    private boolean prolongs(Tenant tenant, Duration pause) {
        Deadline end = Deadline.in(pause, around.nanos());
        Deadline longest = ends.compute(account(tenant), (account, before) -> {
            if (before == null || before.isOver()) {
                around.metrics().paused();
                LOG.warnf("upstream limits the rate of calls tenant=%s pause=%s", tenant.name(), pause);
                return end;
            }
            return before.left().compareTo(end.left()) < 0 ? end : before;
        });
        return longest == end;
    }

    private Duration unsaid() {
        return limits.pause()
                .plus(Duration.ofMillis(around.random().nextLong(limits.pause().toMillis() / 2 + 1)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String account(Tenant tenant) {
        return "pause:" + tenant.name() + ":" + tenant.account().version();
    }

    private static byte[] bytes(Instant end) {
        return ByteBuffer.allocate(Long.BYTES).putLong(end.toEpochMilli()).array();
    }

    private static Optional<Instant> instant(byte[] bytes) {
        return bytes.length == Long.BYTES
                ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()))
                : Optional.empty();
    }
}
