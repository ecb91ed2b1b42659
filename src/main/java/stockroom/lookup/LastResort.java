package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;
import stockroom.lookup.FreshnessPolicy.Verdict;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.store.Found;

/**
 * Serves what is kept, labelled stale, where upstream can not be asked (RFC 5861, stale-if-error).
 *
 * <p>Not where upstream refuses the tenant's login for good: who has lost access is shown nothing that access gave.
 */
final class LastResort {

    private final Shelf shelf;
    private final Resting resting;
    private final Duration patience;
    private final Ambient ambient;

    /** @param patience how long upstream is waited for where something stale could be served */
    LastResort(Shelf shelf, Resting resting, Duration patience, Ambient ambient) {
        this.shelf = shelf;
        this.resting = resting;
        this.patience = patience;
        this.ambient = ambient;
    }

    /** What is kept, while its last fetch has failed too short a time ago to ask again. */
    Optional<LookupResult> whileResting(Entry kept, Source source) {
        return resting.has(kept.key()) ? stale(new Found(kept, Tier.MEMORY), source) : Optional.empty();
    }

    /** The answer, or what is kept where that fails or takes too long. */
    Uni<LookupResult> insteadOf(Uni<LookupResult> answer, EntryKey key, Optional<Entry> kept, Source source) {
        Optional<LookupResult> stale = kept.flatMap(entry -> stale(new Found(entry, Tier.MEMORY), source));
        Uni<LookupResult> answerOrStale =
                answer.chain(result -> isInVain(result) ? search(key, stale, source, result) : item(result));
        return stale.isEmpty()
                ? answerOrStale
                : answerOrStale.ifNoItem().after(patience).on(ambient.timer()).recoverWithItem(stale.get());
    }

    private Uni<LookupResult> search(EntryKey key, Optional<LookupResult> stale, Source source, LookupResult failure) {
        resting.begin(key);
        if (stale.isPresent()) {
            return item(stale.get());
        }
        return shelf.findAgain(List.of(key))
                .map(found ->
                        found(key, found).flatMap(one -> stale(one, source)).orElse(failure));
    }

    private static Optional<Found> found(EntryKey key, Map<EntryKey, Found> found) {
        return Optional.ofNullable(found.get(key));
    }

    private Optional<LookupResult> stale(Found found, Source source) {
        Verdict verdict = shelf.judge(found.entry(), source.lifetimes());
        return verdict == Verdict.ENDED
                ? Optional.empty()
                : Optional.of(new LookupResult.Stale(
                        found.entry().reply(), shelf.aging(found.entry(), source.lifetimes()), found.tier()));
    }

    /** Whether upstream was asked in vain, for a reason that may pass. */
    static boolean isInVain(LookupResult result) {
        return switch (result) {
            case LookupResult.Failed failed -> failed.cause() != FailureCause.LOGIN_REFUSED;
            case LookupResult.Fetched fetched -> fetched.reply().kind() == Reply.Kind.FAULT;
            case LookupResult.Hit hit -> false;
            case LookupResult.Stale stale -> false;
        };
    }

    private static Uni<LookupResult> item(LookupResult result) {
        return Uni.createFrom().item(result);
    }
}
