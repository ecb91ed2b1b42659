package stockroom.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Purges, on this replica and on all others.
 *
 * <p>A purge deletes nothing: it is a barrier, which entries whose fetch began before it do not pass. So it costs the
 * same however much it removes, and a fetch that is under way cannot bring back what was purged. Barriers spread through
 * a log in Redis: a message wakes the replicas, a check every half second makes up for a lost one, and a replica whose
 * checks are overdue knows that it is {@link #uncertain}. Nothing here blocks or fails.
 */
public final class PurgeLedger implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PurgeLedger.class);

    private final Optional<PurgeLog> log;
    private final PurgeSettings settings;
    private final StoreTools tools;
    private final PurgeKnowledge knowledge;
    private final OneAtATime checks = new OneAtATime(this::check);
    private volatile long provenAt;
    private volatile long failedAt;
    private volatile @Nullable ScheduledFuture<?> periodic;

    private PurgeLedger(Optional<PurgeLog> log, PurgeSettings settings, StoreTools tools) {
        this.log = log;
        this.settings = settings;
        this.tools = tools;
        this.knowledge = new PurgeKnowledge(settings, tools.random().nextLong(), tools.metrics());
        this.provenAt = tools.nanos().getAsLong() - overdueNanos() - 1;
        this.failedAt = provenAt;
    }

    /**
     * A ledger over a log that replicas share.
     *
     * @param messages wakes the ledger when the log has grown
     */
    public static PurgeLedger shared(PurgeLog log, SharedState messages, PurgeSettings settings, StoreTools tools) {
        PurgeLedger ledger = new PurgeLedger(Optional.of(log), settings, tools);
        messages.subscribe(ledger.new Wake());
        return ledger;
    }

    /** A ledger of a process that shares nothing. */
    public static PurgeLedger alone(StoreTools tools) {
        return new PurgeLedger(Optional.empty(), PurgeSettings.DEFAULT, tools);
    }

    /** Begins to follow the shared log. */
    public void start() {
        if (log.isPresent()) {
            long everyNanos = settings.checkEvery().toNanos();
            periodic = tools.timer().scheduleWithFixedDelay(this::wake, 0, everyNanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        ScheduledFuture<?> running = periodic;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** What is known now: taken before a fetch begins, and kept with what it brings. */
    public PurgeMark now() {
        return knowledge.mark();
    }

    /** Whether no purge that is known here removes the entry. */
    public boolean stands(Entry entry) {
        return knowledge.stands(entry.key(), entry.mark());
    }

    /** The purges known here that touch the key, in no order. */
    public List<PurgeBarrier> barriers(EntryKey key) {
        return knowledge.barriers(key);
    }

    /** Removes what the selector touches, at once on this replica and through the log on all. */
    public Uni<PurgeOutcome> purge(PurgeSelector selector) {
        if (log.isEmpty()) {
            knowledge.applyAlone(selector);
            return Uni.createFrom().item(PurgeOutcome.EVERYWHERE);
        }
        String id = tools.randomId();
        knowledge.apply(new PurgeRecord(id, 0, selector));
        return checks.runFromNow().map(checked -> outcome(id));
    }

    private PurgeOutcome outcome(String id) {
        return knowledge.isUnsent(id) ? PurgeOutcome.HERE_ONLY_UNTIL_REDIS_RETURNS : PurgeOutcome.EVERYWHERE;
    }

    /**
     * Whether purges of the last second may be unknown here, and asking could tell: the last check that succeeded is
     * overdue, and none failed just now. While Redis is away this is false, since waiting for it would help nobody.
     */
    public boolean uncertain() {
        long now = tools.nanos().getAsLong();
        return log.isPresent()
                && now - provenAt > overdueNanos()
                && now - failedAt > settings.checkEvery().toNanos();
    }

    /** How long ago all purges were last known here; nothing where no log is shared. */
    public Duration unchecked() {
        return log.isPresent() ? Duration.ofNanos(tools.nanos().getAsLong() - provenAt) : Duration.ZERO;
    }

    /** Done when the log has been read or could not be: inside the limits of two commands. Never fails. */
    public Uni<Void> certain() {
        return uncertain() ? checks.joinOrRun() : Uni.createFrom().voidItem();
    }

    private void wake() {
        checks.runFromNow().subscribe().with(done -> {});
    }

    private final class Wake implements SharedState.Listener {

        @Override
        public void onMessage(String message) {
            if (message.equals(PurgeLog.MESSAGE)) {
                wake();
            }
        }

        /** Nothing is certain until the log has been read. */
        @Override
        public void onGap() {
            provenAt = tools.nanos().getAsLong() - overdueNanos() - 1;
            wake();
        }
    }

    private Uni<Void> check() {
        PurgeLog shared = log.orElseThrow();
        long began = tools.nanos().getAsLong();
        return send(shared)
                .chain(() -> read(shared))
                .invoke(() -> provenAt = began)
                .onFailure()
                .invoke(failure -> failedAt = tools.nanos().getAsLong());
    }

    private Uni<Void> send(PurgeLog shared) {
        return Multi.createFrom()
                .iterable(knowledge.unsent())
                .onItem()
                .transformToUniAndConcatenate(
                        record -> shared.append(record).invoke(place -> knowledge.sent(record.id(), place.epoch())))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> read(PurgeLog shared) {
        List<String> sentBefore = knowledge.sent();
        return shared.since(knowledge.head())
                .invoke(answer -> learn(answer, sentBefore))
                .replaceWithVoid();
    }

    private void learn(PurgeLog.Answer answer, List<String> sentBefore) {
        if (answer instanceof PurgeLog.LostTrack && !knowledge.head().equals(LogPosition.UNKNOWN)) {
            LOG.warn("purge log lost: everything kept before is dropped");
        }
        knowledge.learn(answer, sentBefore);
    }

    private long overdueNanos() {
        return settings.checkEvery().multipliedBy(2).toNanos();
    }
}
