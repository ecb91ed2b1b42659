package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stockroom.catalog.Call;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.catalog.Tier;
import stockroom.lookup.Explanation.Decision;
import stockroom.lookup.Explanation.Kept;
import stockroom.lookup.Explanation.Next;
import stockroom.lookup.Explanation.Piece;
import stockroom.lookup.Explanation.Seen;
import stockroom.lookup.Explanation.Treatment;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.store.Shelved;
import stockroom.upstream.Urgency;

/**
 * Says how a call would be answered, and leaves everything as it is. The keys, the verdicts and the order of the looks
 * are those of {@link ReplyLookup} and {@link SharedFetch}; a test holds the two to each other.
 */
final class Explainer {

    private final Policies policies;
    private final Shelf shelf;
    private final SharedFetch fetch;
    private final Resting resting;

    Explainer(Policies policies, Shelf shelf, SharedFetch fetch, Resting resting) {
        this.policies = policies;
        this.shelf = shelf;
        this.fetch = fetch;
        this.resting = resting;
    }

    /** @param plan how the call is answered from what is kept, if it is */
    Uni<Explanation> explain(Scope scope, Call call, Optional<Plan> plan) {
        Treatment treatment = plan.map(Explainer::treatment).orElseGet(() -> treatment(call));
        Optional<Lifetimes> lifetimes = policies.of(call.method());
        return plan.isEmpty()
                ? Uni.createFrom().item(new Explanation(call, scope, treatment, lifetimes, List.of()))
                : pieces(plan.get()).map(pieces -> new Explanation(call, scope, treatment, lifetimes, pieces));
    }

    private static Treatment treatment(Plan plan) {
        return plan.isByProduct() ? Treatment.BY_PRODUCT : Treatment.BY_REPLY;
    }

    /** Of a call that no plan answers. */
    private Treatment treatment(Call call) {
        if (policies.of(call.method()).isPresent()) {
            return Treatment.AS_ASKED;
        }
        boolean live = Methods.spec(call.method()).keeping() == MethodSpec.Keeping.NEVER;
        return live ? Treatment.LIVE : Treatment.FORWARDED;
    }

    private Uni<List<Piece>> pieces(Plan plan) {
        List<EntryKey> keys = plan.isByProduct() ? plan.products() : List.of(plan.key());
        return Uni.join()
                .all(keys.stream()
                        .map(key -> shelf.look(key).map(shelved -> piece(key, shelved, plan.lifetimes())))
                        .toList())
                .andFailFast();
    }

    private Piece piece(EntryKey key, Shelved shelved, Lifetimes lifetimes) {
        Optional<Entry> far = shelved.redis()
                .flatMap(said ->
                        said instanceof Shelved.InRedis.Held held ? Optional.of(held.entry()) : Optional.empty());
        Kept kept = new Kept(
                shelved.memory().map(entry -> shelf.seen(entry, lifetimes)),
                far.map(entry -> shelf.seen(entry, lifetimes)),
                shelved.redis());
        return new Piece(key, kept, shelf.barriers(key), decision(key, kept, lifetimes));
    }

    private Decision decision(EntryKey key, Kept kept, Lifetimes lifetimes) {
        Optional<Seen> memory = kept.memory().filter(seen -> !seen.purged());
        return memory.flatMap(seen -> atHand(key, seen)).orElseGet(() -> fetched(key, memory, kept, lifetimes));
    }

    private Optional<Decision> atHand(EntryKey key, Seen seen) {
        return switch (seen.verdict()) {
            case FRESH, FRESH_BUT_RENEW -> Optional.of(from(Tier.MEMORY, Next.FRESH));
            case STALE -> Optional.of(from(Tier.MEMORY, Next.STALE_WHILE_REFRESHING));
            case LAST_RESORT ->
                resting.serves(key) ? Optional.of(from(Tier.MEMORY, Next.STALE_WHILE_RESTING)) : Optional.empty();
            case ENDED -> Optional.empty();
        };
    }

    private Decision fetched(EntryKey key, Optional<Seen> memory, Kept kept, Lifetimes lifetimes) {
        if (fetch.isUnderWay(key)) {
            return new Decision(Next.JOINED, Optional.empty());
        }
        Optional<Seen> far = kept.redis().filter(seen -> !seen.purged());
        if (far.isPresent() && shelf.settles(far.get().entry(), lifetimes, Urgency.MISS)) {
            boolean stale = far.get().verdict() == Verdict.STALE;
            return from(Tier.REDIS, stale ? Next.STALE_WHILE_REFRESHING : Next.FRESH);
        }
        boolean lastResort =
                Stream.concat(memory.stream(), far.stream()).anyMatch(seen -> seen.verdict() == Verdict.LAST_RESORT);
        return new Decision(lastResort ? Next.FETCHED_ELSE_STALE : Next.FETCHED, Optional.empty());
    }

    private static Decision from(Tier tier, Next next) {
        return new Decision(next, Optional.of(tier));
    }
}
