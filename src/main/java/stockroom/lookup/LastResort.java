package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.Resting.Rest;
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
    private final Duration staleAfter;
    private final Ambient ambient;

    /** @param staleAfter how long upstream is waited for where something stale could be served */
    LastResort(Shelf shelf, Resting resting, Duration staleAfter, Ambient ambient) {
        this.shelf = shelf;
        this.resting = resting;
        this.staleAfter = staleAfter;
        this.ambient = ambient;
    }

    /** What is kept, while its last fetch has failed too short a time ago to ask again. */
    Optional<LookupResult> whileResting(Entry kept, Source source) {
        return resting.serves(kept.key()) ? now(new Found(kept, Tier.MEMORY), source) : Optional.empty();
    }

    /** The answer, or what is kept where that fails or takes too long. */
    Uni<LookupResult> insteadOf(Uni<LookupResult> answer, EntryKey key, Optional<Entry> kept, Source source) {
        Supplier<Optional<LookupResult>> stale =
                () -> kept.flatMap(entry -> now(new Found(entry, Tier.MEMORY), source));
        Uni<LookupResult> answerOrStale =
                answer.chain(result -> isInVain(result) ? search(key, stale, source, result) : item(result));
        Uni<LookupResult> soon = stale.get().isEmpty()
                ? answerOrStale
                : answerOrStale
                        .ifNoItem()
                        .after(staleAfter)
                        .on(ambient.timer())
                        .recoverWithUni(() -> stale.get().map(LastResort::item).orElse(answerOrStale));
        LookupResult nothing = outOfPatience(kept.isPresent() ? Reason.STALE : Reason.MISS);
        return patiently(
                soon, source, () -> stale.get().map(LastResort::item).orElseGet(() -> elsewhere(key, source, nothing)));
    }

    /** The answer, or none where it takes longer than the caller waits. */
    Uni<LookupResult> orNothing(Uni<LookupResult> answer, Source source, Reason reason) {
        return patiently(answer, source, () -> item(outOfPatience(reason)));
    }

    /** Only this caller leaves: the fetch goes on, for others and for what is kept. */
    private Uni<LookupResult> patiently(
            Uni<LookupResult> answer, Source source, Supplier<Uni<? extends LookupResult>> otherwise) {
        return source.patience()
                .map(limit -> answer.ifNoItem().after(limit).on(ambient.timer()).recoverWithUni(otherwise))
                .orElse(answer);
    }

    private static LookupResult outOfPatience(Reason reason) {
        return new LookupResult.Failed(FailureCause.TIMED_OUT, Optional.empty(), reason);
    }

    private Uni<LookupResult> search(
            EntryKey key, Supplier<Optional<LookupResult>> stale, Source source, LookupResult failure) {
        resting.begin(key, Rest.SERVING);
        return stale.get().map(LastResort::item).orElseGet(() -> elsewhere(key, source, failure));
    }

    private Uni<LookupResult> elsewhere(EntryKey key, Source source, LookupResult failure) {
        return shelf.findAgain(List.of(key))
                .map(found -> found(key, found).flatMap(one -> now(one, source)).orElse(failure));
    }

    private static Optional<Found> found(EntryKey key, Map<EntryKey, Found> found) {
        return Optional.ofNullable(found.get(key));
    }

    /** What may be served of it at this moment: while upstream was waited for it may have ended, or been purged. */
    private Optional<LookupResult> now(Found found, Source source) {
        Entry entry = found.entry();
        if (!shelf.stands(entry)) {
            return Optional.empty();
        }
        Shelf.Judged judged = shelf.judge(entry, source.lifetimes());
        return switch (judged.verdict()) {
            case FRESH, FRESH_BUT_RENEW ->
                Optional.of(new LookupResult.Hit(entry.reply(), judged.aging(), found.tier()));
            case STALE, LAST_RESORT -> Optional.of(new LookupResult.Stale(entry.reply(), judged.aging(), found.tier()));
            case ENDED -> Optional.empty();
        };
    }

    /** Whether upstream was asked in vain, for a reason that may pass. */
    static boolean isInVain(LookupResult result) {
        return switch (result) {
            case LookupResult.Failed failed -> mayPass(failed.cause());
            case LookupResult.Fetched fetched -> isInVain(fetched.reply().kind());
            case LookupResult.Hit hit -> false;
            case LookupResult.Stale stale -> false;
        };
    }

    static boolean isInVain(Reply.Kind kind) {
        return kind == Reply.Kind.FAULT || kind == Reply.Kind.RATE_LIMITED;
    }

    /** All but a login that is refused until someone mends it. */
    static boolean mayPass(FailureCause cause) {
        return cause != FailureCause.LOGIN_REFUSED;
    }

    private static Uni<LookupResult> item(LookupResult result) {
        return Uni.createFrom().item(result);
    }
}
