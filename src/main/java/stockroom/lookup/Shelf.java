package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Reply;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.store.Found;
import stockroom.store.PurgeBarrier;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeMark;
import stockroom.store.Shelved;
import stockroom.store.TieredStore;
import stockroom.upstream.Urgency;

/** What is kept, seen through the purges: an entry that one of them removed is not there. */
final class Shelf {

    /** With this nothing is renewed early. */
    private static final double NO_DICE = 0;

    private static final int JITTER_PERMILLE = 100;

    /** RFC 9111 leaves the time of a negative answer open; this short one spares upstream and delays no launch. */
    private final Lifetimes notFound;

    private final TieredStore store;
    private final PurgeLedger ledger;
    private final Ambient ambient;

    Shelf(TieredStore store, PurgeLedger ledger, Duration keepNotFound, Ambient ambient) {
        this.store = store;
        this.ledger = ledger;
        this.notFound = Lifetimes.freshOnly(keepNotFound);
        this.ambient = ambient;
    }

    /** What memory has. Whoever looks says once a call what came of it. */
    Optional<Entry> peek(EntryKey key) {
        return store.peek(key);
    }

    void looked(boolean found) {
        store.looked(found);
    }

    /** What memory has by now, and what Redis has of the rest or has newer. */
    Uni<Map<EntryKey, Found>> findAgain(Collection<EntryKey> keys) {
        return store.findShared(keys);
    }

    /** Whether what memory has can be relied on: false after messages of purges may have been missed. */
    boolean isCertain() {
        return !ledger.uncertain();
    }

    /** Ends, inside a short time limit, when purges that may have been missed are known. */
    Uni<Void> certain() {
        return ledger.certain();
    }

    /** One throw decides for all that a call asks for, so that what was fetched together is renewed together. */
    double throwDice() {
        return ambient.random().nextDouble();
    }

    Judged judge(Entry entry, Lifetimes lifetimes) {
        return judge(entry, lifetimes, NO_DICE);
    }

    Judged judge(Entry entry, Lifetimes lifetimes, double dice) {
        Aging aging = aging(entry, lifetimes);
        return new Judged(FreshnessPolicy.judge(aging, entry.fetchTook(), of(entry, lifetimes), dice), aging);
    }

    /** What may be done with an entry, and how old it was when that was decided. */
    record Judged(Verdict verdict, Aging aging) {}

    Aging aging(Entry entry, Lifetimes lifetimes) {
        return Aging.of(ambient.now(), entry, of(entry, lifetimes));
    }

    /** Whether the entry makes a fetch needless: a refresh wants a fresh one, a miss is content with what serves. */
    boolean settles(Entry entry, Lifetimes lifetimes, Urgency urgency) {
        boolean refresh = urgency == Urgency.REFRESH;
        Judged judged = judge(entry, lifetimes);
        return switch (judged.verdict()) {
            case FRESH, FRESH_BUT_RENEW -> !refresh || !FreshnessPolicy.isNearItsEnd(judged.aging(), entry.fetchTook());
            case STALE -> !refresh;
            case LAST_RESORT, ENDED -> false;
        };
    }

    /** What both tiers hold of the key, purged or not. It changes and counts nothing. */
    Uni<Shelved> look(EntryKey key) {
        return store.look(key);
    }

    /** The purges that touch the key. */
    List<PurgeBarrier> barriers(EntryKey key) {
        return ledger.barriers(key);
    }

    /** The entry as it stands, but for the dice that may renew it early. */
    Explanation.Seen seen(Entry entry, Lifetimes lifetimes) {
        Judged judged = judge(entry, lifetimes);
        return new Explanation.Seen(
                entry, !ledger.stands(entry), judged.verdict(), judged.aging(), of(entry, lifetimes));
    }

    /** Whether no purge has removed the entry by now. */
    boolean stands(Entry entry) {
        return ledger.stands(entry);
    }

    /** Taken before a fetch begins: what is purged from here on does not come back with the fetch. */
    Beginning begin() {
        return new Beginning(
                ambient.now(), ambient.random().nextInt(-JITTER_PERMILLE, JITTER_PERMILLE + 1), ledger.now());
    }

    /**
     * When a fetch began, on the clock and in the order of purges.
     *
     * @param jitterPermille what it brings lives so much longer or shorter: all of it, to be renewed in one call again
     */
    record Beginning(Instant at, int jitterPermille, PurgeMark mark) {}

    /** Keeps the reply if it is of a kind that is kept. */
    Outcome.Brought keep(EntryKey key, Reply reply, Beginning beginning, Lifetimes lifetimes) {
        return switch (reply.kind()) {
            case SUCCESS, NOT_FOUND -> {
                Entry entry = entry(key, reply, beginning);
                Uni<Void> shared = store.keep(entry, of(entry, lifetimes).keepFor());
                yield Outcome.Brought.kept(entry, shared);
            }
            case REFUSED -> {
                store.remove(key);
                yield Outcome.Brought.unkept(reply);
            }
            case FAULT, RATE_LIMITED -> Outcome.Brought.unkept(reply);
        };
    }

    private Entry entry(EntryKey key, Reply reply, Beginning beginning) {
        Duration took = Duration.between(beginning.at(), ambient.now());
        return new Entry(
                key,
                reply,
                beginning.at(),
                took.isNegative() ? Duration.ZERO : took,
                beginning.jitterPermille(),
                beginning.mark());
    }

    private Lifetimes of(Entry entry, Lifetimes lifetimes) {
        return entry.reply().kind() == Reply.Kind.NOT_FOUND ? notFound : lifetimes;
    }
}
