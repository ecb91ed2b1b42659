package stockroom.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Says once that this machine's clock and upstream's differ, and once that they agree again. A token's life holds for any
 * clock; a passcode of another 30 s step (RFC 6238) is refused.
 */
final class ClockWatch {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class);

    /** A reply is some time on its way, and {@code Date} has whole seconds. */
    private static final Duration UNREMARKABLE = Duration.ofSeconds(10);

    private final AtomicBoolean differ = new AtomicBoolean();

    /** Compares what upstream's {@code Date} said with the time here. */
    void compare(Instant theirs, Instant ours) {
        Duration ahead = Duration.between(theirs, ours);
        boolean now = ahead.abs().compareTo(UNREMARKABLE) > 0;
        if (differ.getAndSet(now) == now) {
            return;
        }
        if (now) {
            LOG.warnf("This machine's clock is not upstream's; passcodes may be refused ahead=%s", ahead);
        } else {
            LOG.infof("This machine's clock is upstream's again ahead=%s", ahead);
        }
    }
}
