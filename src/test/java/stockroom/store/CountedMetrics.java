package stockroom.store;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import stockroom.catalog.Tier;

/** Remembers what was counted, in words. */
final class CountedMetrics implements StoreMetrics {

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    long count(Object word) {
        return seen.stream().filter(word.toString()::equals).count();
    }

    @Override
    public void hit(Tier tier) {
        seen.add("hit " + tier);
    }

    @Override
    public void miss(Tier tier) {
        seen.add("miss " + tier);
    }

    @Override
    public void evicted(Eviction cause, int bytes) {
        seen.add("evicted " + cause);
    }

    @Override
    public void unreadable(Unreadable reason) {
        seen.add("unreadable " + reason);
    }

    @Override
    public void writeDropped() {
        seen.add("write dropped");
    }

    @Override
    public void redis(Command command, Outcome outcome, Duration took) {
        seen.add("redis " + outcome);
    }

    @Override
    public void breaker(Breaker state) {
        seen.add("breaker " + state);
    }

    @Override
    public void purged(Purge cause) {
        seen.add("purged " + cause);
    }

    @Override
    public void subscriptionLost() {
        seen.add("subscription lost");
    }
}
