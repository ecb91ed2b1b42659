package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.lookup.InFlight.Seat;
import stockroom.lookup.LookupResult.Sharing;
import stockroom.store.EntryKey;
import stockroom.store.Found;
import stockroom.store.Leases;
import stockroom.store.Leases.Claim;
import stockroom.upstream.Urgency;

/**
 * Fetches keys that are not at hand, each of them once however many callers, threads and replicas miss it together.
 *
 * <p>In the process a flight joins them, over the replicas a lease. Each step takes what the step before has left over:
 * look into both tiers again, claim the leases, ask upstream for what is ours, wait for what another replica fetches.
 */
final class SharedFetch {

    /** For a key that a source left out: no seat may wait for ever. */
    private static final Outcome NOTHING = new Outcome.Failed(FailureCause.UNREADABLE, Optional.empty());

    /** How often a caller changes to another flight before it takes what it gets. */
    private static final int CHANGES_MAX = 3;

    private final InFlight<EntryKey, Landed> flights = new InFlight<>();
    private final Shelf shelf;
    private final FetchLeases leases;

    SharedFetch(Shelf shelf, FetchLeases leases) {
        this.shelf = shelf;
        this.leases = leases;
    }

    /** Who asks, and how urgently. */
    private record Asking(Source source, Urgency urgency) {}

    /** A seat for each key. All the keys that are not yet on their way are fetched together. */
    Map<EntryKey, Seat<Outcome>> board(Collection<EntryKey> keys, Source source, Urgency urgency) {
        return board(keys, new Asking(source, urgency), CHANGES_MAX);
    }

    private Map<EntryKey, Seat<Outcome>> board(Collection<EntryKey> keys, Asking asking, int changesLeft) {
        Map<EntryKey, Seat<Outcome>> seats = new LinkedHashMap<>();
        List<EntryKey> own = new ArrayList<>();
        for (EntryKey key : keys) {
            Seat<Landed> seat = flights.board(key);
            seats.put(key, changing(key, seat, asking, changesLeft));
            if (seat.sharing() == Sharing.ALONE) {
                own.add(key);
            }
        }
        if (!own.isEmpty()) {
            run(own, lookAgain(own, asking));
        }
        return seats;
    }

    boolean isUnderWay(EntryKey key) {
        return flights.has(key);
    }

    Uni<Void> releaseLeases() {
        return leases.releaseAll();
    }

    /** How many flights are under way. */
    int underWay() {
        return flights.size();
    }

    /** Who waits for an answer changes to another flight where this one brought none for him. */
    private Seat<Outcome> changing(EntryKey key, Seat<Landed> seat, Asking asking, int changesLeft) {
        Uni<Outcome> landing = seat.landing().chain(landed -> {
            boolean waits = asking.urgency() != Urgency.REFRESH && seat.sharing() == Sharing.COLLAPSED;
            boolean nothing = landed.outcome() instanceof Outcome.LeftToAnother;
            return waits && (nothing || (changesLeft > 0 && !isAnswer(landed, asking)))
                    ? board(List.of(key), asking, changesLeft - 1)
                            .values()
                            .iterator()
                            .next()
                            .landing()
                    : Uni.createFrom().item(landed.outcome());
        });
        return new Seat<>(seat.sharing(), landing);
    }

    /** Who boards after a purge is not given what was asked for before it. */
    private boolean isAnswer(Landed landed, Asking asking) {
        boolean purged = landed.outcome() instanceof Outcome.Brought brought
                && !brought.kept().stream().allMatch(shelf::stands);
        return !purged && landed.answers(asking.source().pilot());
    }

    private Uni<Void> lookAgain(List<EntryKey> keys, Asking asking) {
        return shelf.findAgain(keys).chain(found -> {
            List<EntryKey> missing = new ArrayList<>();
            for (EntryKey key : keys) {
                if (!landIfPresent(key, found, asking)) {
                    missing.add(key);
                }
            }
            return missing.isEmpty() ? Uni.createFrom().voidItem() : claim(missing, asking);
        });
    }

    private boolean landIfPresent(EntryKey key, Map<EntryKey, Found> found, Asking asking) {
        Optional<Found> settling = Optional.ofNullable(found.get(key))
                .filter(at -> shelf.settles(at.entry(), asking.source().lifetimes(), asking.urgency()));
        settling.ifPresent(at -> land(key, new Outcome.Present(at), asking));
        return settling.isPresent();
    }

    private Uni<Void> claim(List<EntryKey> keys, Asking asking) {
        return leases.claimAll(keys).chain(claims -> {
            Map<EntryKey, Claim> ours = new LinkedHashMap<>();
            claims.forEach((key, claim) -> {
                switch (claim) {
                    case Leases.Held held -> ours.put(key, held);
                    case Leases.Unshared unshared -> ours.put(key, unshared);
                    case Leases.Taken taken -> leave(key, asking);
                }
            });
            return ours.isEmpty() ? Uni.createFrom().voidItem() : askUnlessLanded(ours, asking);
        });
    }

    /** Between our look and our claim another replica's fetch may have landed: who holds a lease looks once more. */
    private Uni<Void> askUnlessLanded(Map<EntryKey, Claim> claims, Asking asking) {
        List<EntryKey> held = new ArrayList<>(claims.keySet());
        held.removeIf(key -> !(claims.get(key) instanceof Leases.Held));
        return shelf.findAgain(held).chain(found -> {
            Map<EntryKey, Claim> missing = new LinkedHashMap<>(claims);
            for (EntryKey key : held) {
                if (landIfPresent(key, found, asking)) {
                    leases.abandon(key, claims.getOrDefault(key, Claim.UNSHARED));
                    missing.remove(key);
                }
            }
            return missing.isEmpty() ? Uni.createFrom().voidItem() : ask(missing, asking);
        });
    }

    private Uni<Void> ask(Map<EntryKey, Claim> claims, Asking asking) {
        return Uni.createFrom()
                .deferred(() -> asking.source().ask(List.copyOf(claims.keySet()), asking.urgency()))
                .invoke(outcomes -> claims.forEach((key, claim) -> {
                    Outcome outcome = settled(outcomes.getOrDefault(key, NOTHING), asking.urgency());
                    leases.release(
                            key, claim, new Landed(outcome, asking.source().pilot()));
                    land(key, outcome, asking);
                }))
                .onFailure()
                .invoke(bug -> claims.forEach(leases::abandon))
                .replaceWithVoid();
    }

    /** A refresh that gave way says nothing of what a caller who waits would be told. */
    private static Outcome settled(Outcome outcome, Urgency urgency) {
        boolean gaveWay = urgency == Urgency.REFRESH
                && outcome instanceof Outcome.Failed failed
                && failed.cause() == FailureCause.OVERLOADED;
        return gaveWay ? new Outcome.LeftToAnother() : outcome;
    }

    private void leave(EntryKey key, Asking asking) {
        if (asking.urgency() == Urgency.REFRESH) {
            land(key, new Outcome.LeftToAnother(), asking);
        } else {
            run(List.of(key), await(key, asking, leases.patience()));
        }
    }

    private Uni<Void> await(EntryKey key, Asking asking, FetchLeases.Patience patience) {
        return patience.untilSomethingMayHaveLanded(key)
                .chain(() -> shelf.findAgain(List.of(key)))
                .chain(found -> landIfPresent(key, found, asking)
                        ? Uni.createFrom().voidItem()
                        : fetchOrAwaitMore(key, asking, patience));
    }

    private Uni<Void> fetchOrAwaitMore(EntryKey key, Asking asking, FetchLeases.Patience patience) {
        return leases.failureOf(key).chain(failure -> {
            if (failure.filter(landed -> landed.answers(asking.source().pilot()))
                    .isPresent()) {
                flights.land(key, failure.get());
                return Uni.createFrom().voidItem();
            }
            return leases.claimAll(List.of(key)).chain(claims -> switch (claims.getOrDefault(key, Claim.UNSHARED)) {
                case Leases.Taken taken when !patience.isOver() -> await(key, asking, patience);
                case Leases.Taken taken -> ask(Map.of(key, Claim.UNSHARED), asking);
                case Leases.Held held -> askUnlessLanded(Map.of(key, held), asking);
                case Leases.Unshared unshared -> ask(Map.of(key, unshared), asking);
            });
        });
    }

    private void land(EntryKey key, Outcome outcome, Asking asking) {
        flights.land(key, new Landed(outcome, asking.source().pilot()));
    }

    private void run(List<EntryKey> keys, Uni<Void> flight) {
        flight.subscribe().with(done -> {}, bug -> keys.forEach(key -> flights.crash(key, bug)));
    }
}
