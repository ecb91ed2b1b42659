package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The right to mint, held by one replica at a time: it outlives neither its holder nor its work. */
final class TokenLease {

    private static final int OWNER_BYTES = 16;

    private final QuietState state;
    private final Surroundings around;
    private final Duration time;

    TokenLease(QuietState state, Surroundings around, Duration time) {
        this.state = state;
        this.around = around;
        this.time = time;
    }

    /** The lease, or nothing if another replica has it. Where the shared state is silent there is nobody to ask. */
    Uni<Optional<Held>> take(Login who) {
        byte[] owner = new byte[OWNER_BYTES];
        around.secrets().nextBytes(owner);
        String key = who.key("lease");
        return state.putIfAbsent(key, owner, time)
                .map(taken -> taken.orElse(true) ? Optional.of(new Held(key, owner)) : Optional.empty());
    }

    /** A lease in hand, extended until it is released. */
    final class Held {

        private final String key;
        private final byte[] owner;
        private final ScheduledFuture<?> extending;

        private Held(String key, byte[] owner) {
            this.key = key;
            this.owner = owner;
            long third = time.toMillis() / 3;
            this.extending = around.timers().scheduleAtFixedRate(this::extend, third, third, TimeUnit.MILLISECONDS);
        }

        Uni<Boolean> release() {
            extending.cancel(false);
            return state.removeIfEqual(key, owner).map(removed -> removed.orElse(false));
        }

        private void extend() {
            state.extendIfEqual(key, owner, time).subscribe().with(extended -> {});
        }
    }
}
