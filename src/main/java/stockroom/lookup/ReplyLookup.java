package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Tier;
import stockroom.lookup.InFlight.Seat;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.upstream.Urgency;

/** Answers keys: each from what is kept of it, and those that need it from one fetch. */
final class ReplyLookup {

    private final Shelf shelf;
    private final SharedFetch fetch;
    private final Refresher refresher;
    private final LastResort lastResort;

    ReplyLookup(Shelf shelf, SharedFetch fetch, Refresher refresher, LastResort lastResort) {
        this.shelf = shelf;
        this.fetch = fetch;
        this.refresher = refresher;
        this.lastResort = lastResort;
    }

    Uni<LookupResult> answer(EntryKey key, Source source) {
        return answerAll(List.of(key), source).values().iterator().next();
    }

    /** The answers in the order of the keys, if memory has all of them; else nothing is begun and nothing counted. */
    Optional<List<LookupResult>> atHand(List<EntryKey> keys, Source source) {
        List<LookupResult> answers = new ArrayList<>(keys.size());
        Glance glance = new Glance(source, shelf.throwDice(), new ArrayList<>(0));
        for (EntryKey key : keys) {
            Optional<LookupResult> answer = shelf.peek(key).flatMap(entry -> atHand(entry, glance));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answers.add(answer.get());
        }
        keys.forEach(key -> shelf.looked(true));
        renew(glance);
        return Optional.of(answers);
    }

    /** The answers in the order of the keys. */
    Map<EntryKey, Uni<LookupResult>> answerAll(List<EntryKey> keys, Source source) {
        Map<EntryKey, Uni<LookupResult>> answers = new LinkedHashMap<>();
        Glance glance = new Glance(source, shelf.throwDice(), new ArrayList<>());
        Map<EntryKey, Optional<Entry>> asked = new LinkedHashMap<>();
        for (EntryKey key : keys) {
            Optional<Entry> kept = shelf.peek(key);
            shelf.looked(kept.isPresent());
            Optional<LookupResult> atHand = kept.flatMap(entry -> atHand(entry, glance));
            answers.put(key, Uni.createFrom().item(() -> atHand.orElseThrow()));
            if (atHand.isEmpty()) {
                asked.put(key, kept);
            }
        }
        renew(glance);
        if (!asked.isEmpty()) {
            answers.putAll(ask(asked, source));
        }
        return answers;
    }

    /** The answer, or none where it takes longer than the caller waits. */
    Uni<LookupResult> orNothing(Uni<LookupResult> answer, Source source, Reason reason) {
        return lastResort.orNothing(answer, source, reason);
    }

    /** A look at what memory has for one call, and what of it is to be renewed. */
    private record Glance(Source source, double dice, List<EntryKey> renewed) {}

    private void renew(Glance glance) {
        if (!glance.renewed().isEmpty()) {
            refresher.refresh(glance.renewed(), glance.source());
        }
    }

    private Optional<LookupResult> atHand(Entry entry, Glance glance) {
        Shelf.Judged judged = shelf.judge(entry, glance.source().lifetimes(), glance.dice());
        return switch (judged.verdict()) {
            case FRESH -> Optional.of(new LookupResult.Hit(entry.reply(), judged.aging(), Tier.MEMORY));
            case FRESH_BUT_RENEW, STALE -> {
                glance.renewed().add(entry.key());
                yield Optional.of(new LookupResult.Hit(entry.reply(), judged.aging(), Tier.MEMORY));
            }
            case LAST_RESORT -> lastResort.whileResting(entry, glance.source());
            case ENDED -> Optional.empty();
        };
    }

    private Map<EntryKey, Uni<LookupResult>> ask(Map<EntryKey, Optional<Entry>> asked, Source source) {
        Map<EntryKey, Uni<LookupResult>> answers = new LinkedHashMap<>();
        fetch.board(asked.keySet(), source, Urgency.MISS).forEach((key, seat) -> {
            Optional<Entry> kept = asked.getOrDefault(key, Optional.empty());
            answers.put(key, lastResort.insteadOf(result(seat, source, kept), key, kept, source));
        });
        return answers;
    }

    private Uni<LookupResult> result(Seat<Outcome> seat, Source source, Optional<Entry> kept) {
        Reason reason = kept.isPresent() ? Reason.STALE : Reason.MISS;
        return seat.landing().map(outcome -> switch (outcome) {
            case Outcome.Present present -> present(present, source);
            case Outcome.Brought brought -> {
                source.hear(brought);
                yield brought(brought, source, reason, seat.sharing());
            }
            case Outcome.Failed failed -> new LookupResult.Failed(failed.cause(), failed.retryAfter(), reason);
            case Outcome.LeftToAnother left -> throw new IllegalStateException("a miss is never left to another");
        });
    }

    private LookupResult present(Outcome.Present present, Source source) {
        Entry entry = present.found().entry();
        Aging aging = shelf.aging(entry, source.lifetimes());
        if (!aging.left().isPositive()) {
            refresher.refresh(List.of(entry.key()), source);
        }
        return new LookupResult.Hit(entry.reply(), aging, present.found().tier());
    }

    private LookupResult brought(Outcome.Brought brought, Source source, Reason reason, Sharing sharing) {
        Optional<Aging> kept = brought.kept().map(entry -> shelf.aging(entry, source.lifetimes()));
        return new LookupResult.Fetched(brought.reply(), reason, sharing, kept);
    }
}
