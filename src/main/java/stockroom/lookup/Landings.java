package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import stockroom.store.EntryKey;
import stockroom.store.SharedState;

/** Wakes those who wait for another replica's fetch, when that replica says that it is done. */
final class Landings implements SharedState.Listener {

    private static final String PREFIX = "landed:";

    private final SharedState shared;
    private final ConcurrentHashMap<String, Set<Runnable>> waiting = new ConcurrentHashMap<>();

    Landings(SharedState shared) {
        this.shared = shared;
        shared.subscribe(this);
    }

    void announce(EntryKey key) {
        shared.publish(PREFIX + key.digest()).subscribe().with(done -> {}, lost -> {});
    }

    /** Ends with the next landing of the key that is announced. Cancelling it is leaving. */
    Uni<Void> next(EntryKey key) {
        String digest = key.digest();
        return Uni.createFrom().emitter(emitter -> {
            Runnable place = () -> emitter.complete(null);
            waiting.compute(digest, (k, places) -> with(places, place));
            emitter.onTermination(() -> waiting.computeIfPresent(digest, (k, places) -> without(places, place)));
        });
    }

    /** How many keys are waited for. */
    int waiting() {
        return waiting.size();
    }

    @Override
    public void onMessage(String message) {
        if (message.startsWith(PREFIX)) {
            Set<Runnable> places = waiting.remove(message.substring(PREFIX.length()));
            if (places != null) {
                places.forEach(Runnable::run);
            }
        }
    }

    private static Set<Runnable> with(@Nullable Set<Runnable> places, Runnable place) {
        Set<Runnable> more = places == null ? ConcurrentHashMap.newKeySet() : places;
        more.add(place);
        return more;
    }

    private static @Nullable Set<Runnable> without(Set<Runnable> places, Runnable place) {
        places.remove(place);
        return places.isEmpty() ? null : places;
    }
}
