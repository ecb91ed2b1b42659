package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.lookup.FetchLeases.Claim;
import stockroom.lookup.InFlight.Seat;
import stockroom.store.EntryKey;
import stockroom.store.Found;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/**
 * Fetches keys that are not at hand, each of them once however many callers, threads and replicas miss it together.
 *
 * <p>In the process a flight joins them, over the replicas a lease. Each step takes what the step before has left over:
 * look into both tiers again, claim the leases, ask upstream for what is ours and has not landed since, wait for what another replica fetches.
 */
final class SharedFetch {

    /** For a key that a source left out: no seat may wait for ever. */
    private static final Outcome NOTHING = new Outcome.Failed(UpstreamResult.Cause.UNREADABLE, Optional.empty());

    private final InFlight<EntryKey, Outcome> flights = new InFlight<>();
    private final Shelf shelf;
    private final FetchLeases leases;

    SharedFetch(Shelf shelf, FetchLeases leases) {
        this.shelf = shelf;
        this.leases = leases;
    }

    /** A seat for each key. All the keys that are not yet on their way are fetched together. */
    Map<EntryKey, Seat<Outcome>> board(Collection<EntryKey> keys, Source source, Urgency urgency) {
        Map<EntryKey, Seat<Outcome>> seats = new LinkedHashMap<>();
        List<EntryKey> own = new ArrayList<>();
        for (EntryKey key : keys) {
            Seat<Outcome> seat = flights.board(key);
            seats.put(key, urgency == Urgency.REFRESH ? seat : patient(key, seat, source, urgency));
            if (seat.sharing() == LookupResult.Sharing.ALONE) {
                own.add(key);
            }
        }
        if (!own.isEmpty()) {
            run(own, lookAgain(own, source, urgency));
        }
        return seats;
    }

    /** A refresh may leave its flight to another replica; who waits for an answer then has it fetched. */
    private Seat<Outcome> patient(EntryKey key, Seat<Outcome> seat, Source source, Urgency urgency) {
        Uni<Outcome> landing = seat.landing().chain(outcome -> switch (outcome) {
            case Outcome.LeftToAnother left ->
                board(List.of(key), source, urgency).values().iterator().next().landing();
            case Outcome.Present present -> Uni.createFrom().item(present);
            case Outcome.Brought brought -> Uni.createFrom().item(brought);
            case Outcome.Failed failed -> Uni.createFrom().item(failed);
        });
        return new Seat<>(seat.sharing(), landing);
    }

    /** How many flights are under way. */
    int underWay() {
        return flights.size();
    }

    private Uni<Void> lookAgain(List<EntryKey> keys, Source source, Urgency urgency) {
        return shelf.findAgain(keys).chain(found -> {
            List<EntryKey> missing = new ArrayList<>();
            for (EntryKey key : keys) {
                Found at = found.get(key);
                if (at != null && shelf.settles(at.entry(), source.lifetimes(), urgency)) {
                    flights.land(key, new Outcome.Present(at));
                } else {
                    missing.add(key);
                }
            }
            return missing.isEmpty() ? Uni.createFrom().voidItem() : claim(missing, source, urgency);
        });
    }

    private Uni<Void> claim(List<EntryKey> keys, Source source, Urgency urgency) {
        return leases.claimAll(keys).chain(claims -> {
            Map<EntryKey, Claim> ours = new LinkedHashMap<>();
            claims.forEach((key, claim) -> {
                switch (claim) {
                    case Claim.Held held -> ours.put(key, held);
                    case Claim.Unshared unshared -> ours.put(key, unshared);
                    case Claim.Taken taken -> leave(key, source, urgency);
                }
            });
            return ours.isEmpty() ? Uni.createFrom().voidItem() : askUnlessLanded(ours, source, urgency);
        });
    }

    /** Between our look and our claim another replica's fetch may have landed: who holds a lease looks once more. */
    private Uni<Void> askUnlessLanded(Map<EntryKey, Claim> claims, Source source, Urgency urgency) {
        List<EntryKey> held = claims.keySet().stream()
                .filter(key -> claims.get(key) instanceof Claim.Held)
                .toList();
        return held.isEmpty()
                ? ask(claims, source, urgency)
                : shelf.findAgain(held).chain(found -> {
                    Map<EntryKey, Claim> left = new LinkedHashMap<>(claims);
                    found.forEach((key, at) -> {
                        Claim claim = left.get(key);
                        if (claim != null && shelf.settles(at.entry(), source.lifetimes(), urgency)) {
                            left.remove(key);
                            leases.abandon(key, claim);
                            flights.land(key, new Outcome.Present(at));
                        }
                    });
                    return left.isEmpty() ? Uni.createFrom().voidItem() : ask(left, source, urgency);
                });
    }

    private Uni<Void> ask(Map<EntryKey, Claim> claims, Source source, Urgency urgency) {
        return source.ask(List.copyOf(claims.keySet()), urgency)
                .invoke(outcomes -> claims.forEach((key, claim) -> {
                    Outcome outcome = outcomes.getOrDefault(key, NOTHING);
                    leases.release(key, claim, outcome);
                    flights.land(key, outcome);
                }))
                .onFailure()
                .invoke(bug -> claims.forEach(leases::abandon))
                .replaceWithVoid();
    }

    private void leave(EntryKey key, Source source, Urgency urgency) {
        if (urgency == Urgency.REFRESH) {
            flights.land(key, new Outcome.LeftToAnother());
        } else {
            run(List.of(key), await(key, source, urgency, leases.patience()));
        }
    }

    private Uni<Void> await(EntryKey key, Source source, Urgency urgency, FetchLeases.Patience patience) {
        return patience.untilSomethingMayHaveLanded(key)
                .chain(() -> shelf.findAgain(List.of(key)).chain(found -> {
                    Found at = found.get(key);
                    if (at != null && shelf.settles(at.entry(), source.lifetimes(), urgency)) {
                        flights.land(key, new Outcome.Present(at));
                        return Uni.createFrom().voidItem();
                    }
                    return fetchOrAwaitMore(key, source, urgency, patience);
                }));
    }

    private Uni<Void> fetchOrAwaitMore(EntryKey key, Source source, Urgency urgency, FetchLeases.Patience patience) {
        return leases.failureOf(key).chain(failure -> {
            if (failure.isPresent()) {
                flights.land(key, failure.get());
                return Uni.createFrom().voidItem();
            }
            return leases.claimAll(List.of(key)).chain(claims -> switch (claims.getOrDefault(key, Claim.UNSHARED)) {
                case Claim.Taken taken when !patience.isOver() -> await(key, source, urgency, patience);
                case Claim.Taken taken -> ask(Map.of(key, Claim.UNSHARED), source, urgency);
                case Claim.Held held -> askUnlessLanded(Map.of(key, held), source, urgency);
                case Claim.Unshared unshared -> ask(Map.of(key, unshared), source, urgency);
            });
        });
    }

    private void run(List<EntryKey> keys, Uni<Void> flight) {
        flight.subscribe().with(done -> {}, bug -> keys.forEach(key -> flights.crash(key, bug)));
    }
}
