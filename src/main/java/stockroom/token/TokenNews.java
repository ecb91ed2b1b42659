package stockroom.token;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import stockroom.store.SharedState;

/** Tells replicas that something about a tenant's login changed: they look again. The news itself proves nothing. */
final class TokenNews implements SharedState.Listener {

    private static final String PREFIX = "token ";
    private static final int ORIGIN_BYTES = 8;

    private final QuietState state;
    private final ScheduledExecutorService timers;
    private final String origin;
    private final Consumer<String> changed;
    private final Map<String, Set<UniEmitter<? super Boolean>>> waiting = new ConcurrentHashMap<>();

    TokenNews(QuietState state, Surroundings around, Consumer<String> changed) {
        this.state = state;
        this.timers = around.timers();
        this.origin = origin(around);
        this.changed = changed;
    }

    Uni<Boolean> tell(String tenant) {
        return state.publish(PREFIX + origin + " " + tenant);
    }

    /** Waits for news of a tenant, and says whether there were any in time. */
    Uni<Boolean> await(String tenant, Duration longest) {
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> {
                    add(tenant, emitter);
                    emitter.onTermination(() -> remove(tenant, emitter));
                })
                .ifNoItem()
                .after(longest)
                .on(timers)
                .recoverWithItem(false);
    }

    @Override
    public void onMessage(String message) {
        if (message.startsWith(PREFIX)) {
            int blank = message.indexOf(' ', PREFIX.length());
            String from = message.substring(PREFIX.length(), Math.max(PREFIX.length(), blank));
            if (blank > 0 && !from.equals(origin)) {
                heard(message.substring(blank + 1));
            }
        }
    }

    @Override
    public void onGap() {
        waiting.keySet().forEach(this::wake);
    }

    private void heard(String tenant) {
        changed.accept(tenant);
        wake(tenant);
    }

    private static String origin(Surroundings around) {
        byte[] bytes = new byte[ORIGIN_BYTES];
        around.secrets().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void wake(String tenant) {
        Set<UniEmitter<? super Boolean>> woken = waiting.remove(tenant);
        if (woken != null) {
            woken.forEach(emitter -> emitter.complete(true));
        }
    }

    private void add(String tenant, UniEmitter<? super Boolean> emitter) {
        waiting.compute(tenant, (name, emitters) -> {
            Set<UniEmitter<? super Boolean>> all = emitters == null ? ConcurrentHashMap.newKeySet() : emitters;
            all.add(emitter);
            return all;
        });
    }

    private void remove(String tenant, UniEmitter<? super Boolean> emitter) {
        waiting.computeIfPresent(tenant, (name, emitters) -> {
            emitters.remove(emitter);
            return emitters.isEmpty() ? null : emitters;
        });
    }
}
