package stockroom.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

/**
 * When each selector was last purged. Written by one thread at a time, read by any.
 *
 * <p>It holds a bounded number of selectors; before it holds more, {@link #melt} lets them all go into the floor, which
 * touches every entry.
 */
final class PurgeStamps {

    /**
     * The newest purge of a selector, in both orders.
     *
     * @param local its place among the purges that this process applied
     * @param seq its number in the shared log, 0 where it has none yet
     */
    record Stamp(long local, long seq) {

        Stamp newer(Stamp other) {
            return new Stamp(Math.max(local, other.local), Math.max(seq, other.seq));
        }
    }

    private static final Stamp NEVER = new Stamp(0, 0);

    /** Stands for "some product", under which entries about several products are found. */
    private static final String ANY_PRODUCT = "";

    private record Target(
            @Nullable Scope scope,
            @Nullable MethodName method,
            @Nullable String product) {

        PurgeSelector selector() {
            return new PurgeSelector(
                    Optional.ofNullable(scope), Optional.ofNullable(method), Optional.ofNullable(product));
        }
    }

    private final ConcurrentHashMap<Target, Stamp> stamps = new ConcurrentHashMap<>();
    private final int selectorsMax;
    private volatile Stamp floor = NEVER;
    private volatile Stamp beginning = NEVER;

    PurgeStamps(int selectorsMax) {
        this.selectorsMax = selectorsMax;
    }

    boolean full() {
        return stamps.size() >= selectorsMax;
    }

    void put(PurgeSelector selector, Stamp stamp) {
        if (selector.equals(PurgeSelector.ALL)) {
            floor = floor.newer(stamp);
            return;
        }
        selector.product().ifPresent(code -> stamps.merge(target(selector, ANY_PRODUCT), stamp, Stamp::newer));
        stamps.merge(target(selector, selector.product().orElse(null)), stamp, Stamp::newer);
    }

    /** Forgets all selectors in favour of one stamp on everything. The floor is set first: no reader sees neither. */
    void melt(Stamp newFloor) {
        floor = newFloor;
        stamps.clear();
    }

    /** Sets the floor at the beginning of a log that is empty: a barrier like any other, and nobody's purge. */
    void begin(Stamp first) {
        beginning = first;
        melt(first);
    }

    /** Whether a purge that the test takes for newer touches the key. The floor is read last, as melting sets it first. */
    boolean touches(EntryKey key, Predicate<Stamp> newer) {
        Scope owner = key.scope().owner();
        return within(null, null, key, newer)
                || within(owner, null, key, newer)
                || within(null, key.method(), key, newer)
                || within(owner, key.method(), key, newer)
                || newer.test(floor);
    }

    /** The purges that touch the key, in no order. Walks through all of them: for operators, not for calls. */
    List<PurgeBarrier> barriers(EntryKey key) {
        List<PurgeBarrier> barriers = new ArrayList<>();
        Stamp everything = floor;
        if (!everything.equals(NEVER) && !everything.equals(beginning)) {
            barriers.add(new PurgeBarrier(PurgeSelector.ALL, everything.seq()));
        }
        stamps.forEach((target, stamp) -> {
            boolean alias = ANY_PRODUCT.equals(target.product());
            if (!alias && target.selector().touches(key)) {
                barriers.add(new PurgeBarrier(target.selector(), stamp.seq()));
            }
        });
        return barriers;
    }

    private boolean within(@Nullable Scope scope, @Nullable MethodName method, EntryKey key, Predicate<Stamp> newer) {
        String product = key.product().orElse(ANY_PRODUCT);
        return test(new Target(scope, method, null), newer) || test(new Target(scope, method, product), newer);
    }

    private boolean test(Target target, Predicate<Stamp> newer) {
        Stamp stamp = stamps.get(target);
        return stamp != null && newer.test(stamp);
    }

    private static Target target(PurgeSelector selector, @Nullable String product) {
        return new Target(selector.scope().orElse(null), selector.method().orElse(null), product);
    }
}
