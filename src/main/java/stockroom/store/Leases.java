package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Rights that one replica has at a time.
 *
 * <p>A lease has an owner's mark, is renewed each third of its time until it is released, and ends by itself when its
 * replica dies. Where replicas can not agree, for the shared state does not answer, nobody is held up.
 */
public final class Leases {

    private static final int OWNER_BYTES = 16;

    private final SharedState shared;
    private final Duration time;
    private final ScheduledExecutorService timer;
    private final RandomGenerator random;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    /**
     * @param time how long a lease lives unless it is renewed
     * @param random makes owners' marks: no two replicas may draw the same
     */
    public Leases(SharedState shared, Duration time, ScheduledExecutorService timer, RandomGenerator random) {
        this.shared = shared;
        this.time = time;
        this.timer = timer;
        this.random = random;
    }

    /** What claiming a lease came to. */
    public sealed interface Claim {

        Claim TAKEN = new Taken();
        Claim UNSHARED = new Unshared();
    }

    /** Another replica has it. */
    public record Taken() implements Claim {}

    /** There is nobody to agree with. */
    public record Unshared() implements Claim {}

    /** Claims the lease; never fails. */
    public Uni<Claim> claim(String key) {
        byte[] owner = new byte[OWNER_BYTES];
        random.nextBytes(owner);
        return shared.putIfAbsent(key, owner, time)
                .map(ours -> ours ? new Held(key, owner) : Claim.TAKEN)
                .onFailure()
                .recoverWithItem(() -> unshared(key, owner));
    }

    /** What went unanswered may have been done all the same: a lease that nobody knows of would hold others up. */
    private Claim unshared(String key, byte[] owner) {
        shared.removeIfEqual(key, owner).subscribe().with(removed -> {}, lost -> {});
        return Claim.UNSHARED;
    }

    /** A lease in hand, until it is released. */
    public final class Held implements Claim {

        private final String key;
        private final byte[] owner;
        private final ScheduledFuture<?> renewal;

        private Held(String key, byte[] owner) {
            this.key = key;
            this.owner = owner;
            long third = Math.max(1, time.toMillis() / 3);
            this.renewal = timer.scheduleAtFixedRate(this::renew, third, third, TimeUnit.MILLISECONDS);
            held.add(this);
        }

        private void renew() {
            shared.extendIfEqual(key, owner, time).subscribe().with(renewed -> {}, lost -> {});
        }

        /** Never fails: at the worst the lease ends by itself. */
        public Uni<Void> release() {
            renewal.cancel(false);
            held.remove(this);
            return shared.removeIfEqual(key, owner)
                    .replaceWithVoid()
                    .onFailure()
                    .recoverWithNull();
        }
    }

    /** Releases whatever is held: for the end of the process. Never fails. */
    public Uni<Void> releaseAll() {
        return Uni.join()
                .all(held.stream().map(Held::release).toList())
                .andFailFast()
                .replaceWithVoid();
    }
}
