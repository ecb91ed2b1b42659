package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.FailureCause;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * Lets a call go on when it is its turn. Where there is no room, not even to wait, it says so at once, and after a
 * while where there is none for too long; who gives up waiting leaves the queue.
 *
 * <p>A place is held until the call has really ended, also when nobody waits for it any more.
 */
public final class AdmittingUpstream implements AuthorizedUpstream {

    private static final Duration QUEUE_MOVES = Duration.ofSeconds(1);

    private final AuthorizedUpstream next;
    private final Admission admission;
    private final Surroundings around;

    public AdmittingUpstream(AuthorizedUpstream next, Admission admission, Surroundings around) {
        this.next = next;
        this.admission = admission;
        this.around = around;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Attempt attempt) {
        return Uni.createFrom().emitter(emitter -> new Turn(call, attempt, emitter).begin());
    }

    /** One call's wait for its place, and its use of it. */
    private final class Turn implements Ticket.Holder {

        private final UpstreamCall call;
        private final Attempt attempt;
        private final UniEmitter<? super UpstreamResult> emitter;
        private final Ticket ticket;
        private final long began = around.nanos().getAsLong();
        private volatile @Nullable Future<?> patience;

        Turn(UpstreamCall call, Attempt attempt, UniEmitter<? super UpstreamResult> emitter) {
            this.call = call;
            this.attempt = attempt;
            this.emitter = emitter;
            this.ticket = new Ticket(call.tenant().name(), call.urgency(), this);
        }

        void begin() {
            emitter.onTermination(this::leave);
            switch (admission.ask(ticket)) {
                case ADMITTED -> admitted();
                case WAITING ->
                    patience = around.timer()
                            .schedule(
                                    () -> admission.giveUp(ticket),
                                    admission.waitMax().toNanos(),
                                    TimeUnit.NANOSECONDS);
                case TURNED_AWAY -> turnedAway();
            }
        }

        private void leave() {
            admission.leave(ticket);
            Future<?> timer = patience;
            if (timer != null) {
                timer.cancel(false);
            }
        }

        @Override
        public void admitted() {
            around.metrics()
                    .waited(call.urgency(), Duration.ofNanos(around.nanos().getAsLong() - began));
            next.send(call, attempt).subscribe().with(this::ended, this::broke);
        }

        @Override
        public void turnedAway() {
            emitter.complete(new Failed(FailureCause.OVERLOADED, Optional.of(QUEUE_MOVES)));
        }

        private void ended(UpstreamResult result) {
            admission.giveBack(ticket);
            emitter.complete(result);
        }

        private void broke(Throwable bug) {
            admission.giveBack(ticket);
            emitter.fail(bug);
        }
    }
}
