package stockroom.upstream;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import stockroom.upstream.UpstreamMetrics.Breaker;

/**
 * Brings the load back in steps after an outage: an upstream that has just come back is not met by all who waited.
 *
 * <p>While the breaker is open there is room for the first step alone, so that what follows its closing begins small.
 */
public final class Ramp {

    private static final int STEPS = 10;

    private final Admission admission;
    private final RoomLimits limits;
    private final ScheduledExecutorService timer;
    private final AtomicInteger outages = new AtomicInteger();

    public Ramp(Admission admission, RoomLimits limits, ScheduledExecutorService timer) {
        this.admission = admission;
        this.limits = limits;
        this.timer = timer;
    }

    void turned(Breaker state) {
        int outage = outages.incrementAndGet();
        switch (state) {
            case OPEN, HALF_OPEN -> admission.resize(places(1));
            case CLOSED -> climb(1, outage);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    private void climb(int step, int outage) {
        if (outages.get() != outage) {
            return;
        }
        admission.resize(places(step));
        if (step < STEPS) {
            Duration each = limits.ramp().dividedBy(STEPS - 1);
            timer.schedule(() -> climb(step + 1, outage), each.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private int places(int step) {
        return Math.ceilDiv(limits.concurrent() * step, STEPS);
    }
}
