package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Joins callers who want the same thing at the same time: the first has it fetched, the others come along.
 *
 * <p>A flight belongs to nobody: it goes on when the caller who began it has left. It is off the board before its
 * passengers hear of its end, so who comes then begins another: a flight joins only calls that overlap.
 *
 * @param <K> what flights are told apart by
 * @param <V> what they bring
 */
final class InFlight<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** A place on a flight; who sits {@link LookupResult.Sharing#ALONE} has to see to it that the flight lands. */
    record Seat<V>(LookupResult.Sharing sharing, Uni<V> landing) {}

    Seat<V> board(K key) {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> underWay = flights.putIfAbsent(key, own);
        return underWay == null
                ? new Seat<>(LookupResult.Sharing.ALONE, passenger(own))
                : new Seat<>(LookupResult.Sharing.COLLAPSED, passenger(underWay));
    }

    void land(K key, V value) {
        CompletableFuture<V> flight = flights.remove(key);
        if (flight != null) {
            flight.complete(value);
        }
    }

    /** The flight met a bug: its passengers are told. */
    void crash(K key, Throwable bug) {
        CompletableFuture<V> flight = flights.remove(key);
        if (flight != null) {
            flight.completeExceptionally(bug);
        }
    }

    boolean has(K key) {
        return flights.containsKey(key);
    }

    /** How many flights are under way. */
    int size() {
        return flights.size();
    }

    /** A copy: who cancels it gives up a seat, not the flight. */
    private static <V> Uni<V> passenger(CompletableFuture<V> flight) {
        return Uni.createFrom().completionStage(flight::copy);
    }
}
