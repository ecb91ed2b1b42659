package stockroom.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import stockroom.cluster.SandboxUpstream;

/**
 * Changes every price of upstream's several times a second, and knows when: each body tells by its prices when upstream
 * wrote it, whatever the gateways say of its age.
 */
final class MovingPrices implements AutoCloseable {

    private static final int TICK_MILLIS = 300;

    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final SandboxUpstream upstream;
    /** How many editions upstream may have written. */
    private int begun;
    /** When it surely wrote each of them. */
    private final List<Long> ready = new ArrayList<>();

    private MovingPrices(SandboxUpstream upstream) {
        this.upstream = upstream;
    }

    static MovingPrices of(SandboxUpstream upstream) {
        MovingPrices prices = new MovingPrices(upstream);
        prices.tick();
        var _ = prices.ticker.scheduleWithFixedDelay(prices::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return prices;
    }

    /** The number of the newest edition, all prices of one moment, that upstream may have written. */
    synchronized int newest() {
        return begun - 1;
    }

    /** The number of the oldest edition that upstream may write from now on. */
    synchronized int current() {
        return ready.size() - 1;
    }

    /** After which upstream can not have written this edition, in {@link System#nanoTime}. */
    synchronized long ended(int edition) {
        return edition + 1 < ready.size() ? ready.get(edition + 1) : Long.MAX_VALUE;
    }

    /** Has an upstream sell at the prices of an edition. No two accounts pay the same in any two of them. */
    static void apply(SandboxUpstream upstream, int edition) {
        upstream.reprice("*", String.format(Locale.ROOT, "%.4f", 1 + 0.0123 * edition));
    }

    /** An upstream that does not listen keeps its prices: it changes them when it is back. */
    private void tick() {
        int next = begin();
        try {
            apply(upstream, next);
            synchronized (this) {
                ready.add(System.nanoTime());
            }
        } catch (CompletionException notListening) {
            // the next tick tries the same edition
        }
    }

    private synchronized int begin() {
        if (begun == ready.size()) {
            begun++;
        }
        return newest();
    }

    @Override
    public void close() {
        ticker.close();
    }
}
