package stockroom.vitals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Tells of something that fails again and again without saying it each time: at once when it begins, then a count each
 * minute, then that it is over. It is over with a success that follows no failure of the last ten seconds, so that what
 * fails now and then is one trouble and not many.
 */
final class RepeatedLog {

    static final Duration COUNT_EVERY = Duration.ofMinutes(1);
    static final Duration QUIET = Duration.ofSeconds(10);

    private final String subject;
    private final InstantSource clock;
    private final Logger log;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Trouble> trouble = Optional.empty();

    /**
     * @param since its first failure
     * @param last its last failure
     * @param told when it was last told of
     */
    private record Trouble(Instant since, Instant last, Instant told, long failures) {

        static Trouble begun(Instant now) {
            return new Trouble(now, now, now, 1);
        }

        Trouble again(Instant now) {
            return new Trouble(since, now, told, failures + 1);
        }

        Trouble told(Instant now) {
            return new Trouble(since, last, now, failures);
        }

        boolean isDue(Instant now) {
            return !now.isBefore(told.plus(COUNT_EVERY));
        }

        boolean isOver(Instant now) {
            return !now.isBefore(last.plus(QUIET));
        }
    }

    /** @param subject what fails, as the first word of each line */
    RepeatedLog(String subject, InstantSource clock, Logger log) {
        this.subject = subject;
        this.clock = clock;
        this.log = log;
    }

    void failed(Enum<?> reason) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Trouble current = trouble.map(known -> known.again(now)).orElseGet(() -> Trouble.begun(now));
            if (trouble.isEmpty()) {
                log.warnf("%s fails reason=%s", subject, Labels.value(reason));
            } else if (current.isDue(now)) {
                log.warnf(
                        "%s still fails reason=%s failures=%d since=%s",
                        subject, Labels.value(reason), current.failures(), current.since());
                current = current.told(now);
            }
            trouble = Optional.of(current);
        } finally {
            lock.unlock();
        }
    }

    /** On the way of every call that works: there is next to nothing to do. */
    void worked() {
        if (trouble.isPresent()) {
            endIfOver();
        }
    }

    private void endIfOver() {
        Instant now = clock.instant();
        lock.lock();
        try {
            trouble.filter(known -> known.isOver(now)).ifPresent(over -> {
                trouble = Optional.empty();
                log.infof("%s works again failures=%d since=%s", subject, over.failures(), over.since());
            });
        } finally {
            lock.unlock();
        }
    }
}
