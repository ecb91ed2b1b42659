package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import stockroom.lookup.LookupSettings.BatchSettings;
import stockroom.store.EntryKey;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/**
 * Lets calls for products that come at about the same time ride in one batch.
 *
 * <p>On a lane where nothing is under way a call departs at once: no single caller waits. While something is, those who
 * come within a short window gather, for upstream is busy with the first anyway; and so do refreshes, which nobody waits
 * for.
 */
final class Lanes {

    private final ConcurrentHashMap<EntryKey, Lane> lanes = new ConcurrentHashMap<>();
    private final BatchSettings settings;
    private final Ambient ambient;

    Lanes(BatchSettings settings, Ambient ambient) {
        this.settings = settings;
        this.ambient = ambient;
    }

    /** One call to upstream: for which codes, when it began, and what came of it. */
    record Ride(List<String> codes, Shelf.Beginning beginning, UpstreamResult result) {}

    /** Who wants to ride: for which codes, how urgently, and how a batch would be sent in the rider's name. */
    record Wish(List<String> codes, Urgency urgency, Function<List<String>, Uni<Ride>> send) {}

    /** The ride of each code. The lane is named by what all its calls have in common. */
    Uni<Map<String, Ride>> ride(EntryKey lane, Wish wish) {
        Rider rider = new Rider(wish, new CompletableFuture<>());
        lanes.compute(lane, (name, known) -> {
            Lane open = known == null ? new Lane() : known;
            open.arrive(rider);
            return open;
        });
        departIfIdle(lane);
        return Uni.createFrom().completionStage(rider.arrival()::copy);
    }

    private record Rider(Wish wish, CompletableFuture<Map<String, Ride>> arrival) {}

    /** Its state is touched only inside the map's {@code compute}, which one thread at a time runs for a lane. */
    private static final class Lane {

        private final List<Rider> waiting = new ArrayList<>();
        private int underWay;
        private boolean gathering;

        private void arrive(Rider rider) {
            waiting.add(rider);
        }

        private List<Rider> depart() {
            List<Rider> departing = List.copyOf(waiting);
            waiting.clear();
            gathering = false;
            underWay++;
            return departing;
        }

        private boolean isWaitedFor() {
            return waiting.stream().anyMatch(rider -> rider.wish().urgency() != Urgency.REFRESH);
        }

        private boolean isDeserted() {
            return underWay == 0 && waiting.isEmpty();
        }
    }

    private void departIfIdle(EntryKey name) {
        List<Rider> departing = new ArrayList<>();
        lanes.computeIfPresent(name, (key, lane) -> {
            if (lane.underWay == 0 && lane.isWaitedFor()) {
                departing.addAll(lane.depart());
            } else if (!lane.gathering && !lane.waiting.isEmpty()) {
                lane.gathering = true;
                ambient.after(settings.window(), () -> departNow(key));
            }
            return lane;
        });
        send(name, departing);
    }

    private void departNow(EntryKey name) {
        List<Rider> departing = new ArrayList<>();
        lanes.computeIfPresent(name, (key, lane) -> {
            if (!lane.waiting.isEmpty()) {
                departing.addAll(lane.depart());
            }
            return lane;
        });
        send(name, departing);
    }

    private void send(EntryKey name, List<Rider> riders) {
        if (riders.isEmpty()) {
            return;
        }
        Set<String> codes = new LinkedHashSet<>();
        riders.forEach(rider -> codes.addAll(rider.wish().codes()));
        Wish wish = mostUrgent(riders);
        List<Uni<Ride>> rides = new ArrayList<>();
        for (List<String> batch : batches(List.copyOf(codes))) {
            rides.add(Uni.createFrom().deferred(() -> wish.send().apply(batch)));
        }
        Uni.join()
                .all(rides)
                .andFailFast()
                .subscribe()
                .with(arrived -> arrive(name, riders, arrived), bug -> crash(name, riders, bug));
    }

    /** A caller who waits must not be turned away because a refresh, which may be, sits beside. */
    private static Wish mostUrgent(List<Rider> riders) {
        return riders.stream()
                .map(Rider::wish)
                .min(Comparator.comparing(Wish::urgency))
                .orElseThrow();
    }

    private List<List<String>> batches(List<String> codes) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += settings.codesMax()) {
            batches.add(codes.subList(from, Math.min(codes.size(), from + settings.codesMax())));
        }
        return batches;
    }

    private void arrive(EntryKey name, List<Rider> riders, List<Ride> rides) {
        Map<String, Ride> byCode = new HashMap<>();
        rides.forEach(ride -> ride.codes().forEach(code -> byCode.put(code, ride)));
        leave(name);
        riders.forEach(rider -> rider.arrival().complete(byCode));
    }

    private void crash(EntryKey name, List<Rider> riders, Throwable bug) {
        leave(name);
        riders.forEach(rider -> rider.arrival().completeExceptionally(bug));
    }

    private void leave(EntryKey name) {
        lanes.computeIfPresent(name, (key, lane) -> {
            lane.underWay--;
            return lane.isDeserted() ? null : lane;
        });
    }

    /** How many lanes are in use. */
    int size() {
        return lanes.size();
    }
}
