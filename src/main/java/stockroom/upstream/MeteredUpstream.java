package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;
import stockroom.upstream.UpstreamMetrics.Outcome;

/** Counts and times calls as whoever waits for them sees them. */
public final class MeteredUpstream implements Upstream {

    private final Upstream next;
    private final UpstreamMetrics metrics;
    private final LongSupplier nanos;

    /** The clock never goes back: {@code System::nanoTime}. */
    public MeteredUpstream(Upstream next, UpstreamMetrics metrics, LongSupplier nanos) {
        this.next = next;
        this.metrics = metrics;
        this.nanos = nanos;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call) {
        return Uni.createFrom().deferred(() -> {
            long start = nanos.getAsLong();
            return next.send(call)
                    .invoke(result -> metrics.called(
                            call.call().method(),
                            call.urgency(),
                            Outcome.of(result),
                            Duration.ofNanos(nanos.getAsLong() - start)));
        });
    }
}
