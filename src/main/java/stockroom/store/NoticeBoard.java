package stockroom.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notices for every replica: a message tells those that listen, and a pinned copy those that missed it or start later.
 *
 * <p>When the link to Redis stands, first or again, a replica reads what is pinned and pins what it knows besides: so
 * what was posted while Redis was away is made up for, and a Redis that came back empty is filled again. Whoever pins
 * afterwards has the others look once more, for they may have looked before. Nothing here blocks or fails.
 */
public final class NoticeBoard {

    /** Has those that listen read what is pinned; no notice reads like this. */
    private static final String LOOK = "look";

    private static final int PAGE = 1_000;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final PinnedNotices pinned;
    private final SharedState messages;
    private final Reader reader;
    private final String prefix;
    private final StoreTools tools;
    private final OneAtATime comparing = new OneAtATime(this::compare);
    private final OneAtATime looking = new OneAtATime(this::look);
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicBoolean untold = new AtomicBoolean();

    /** Who knows the notices of this replica. Called from any thread, must not block. */
    public interface Reader {

        void learn(Notice notice);

        /** All that is known here and has not ended. */
        Collection<Notice> known();
    }

    /** @param name tells this board's messages from others */
    NoticeBoard(PinnedNotices pinned, SharedState messages, String name, Reader reader, StoreTools tools) {
        this.pinned = pinned;
        this.messages = messages;
        this.reader = reader;
        this.prefix = name + ":";
        this.tools = tools;
        messages.subscribe(new Ear());
    }

    /** Tells all replicas; the reader of this one knows already. */
    public void post(Notice notice) {
        messages.publish(prefix + notice.line()).subscribe().with(told -> {}, lost -> {});
        pinned.pin(List.of(notice)).subscribe().with(done -> {}, lost -> compareAgain());
    }

    /** Ends when what is pinned is known here, or can not be for now. */
    public Uni<Void> catchUp() {
        return comparing.runFromNow();
    }

    private final class Ear implements SharedState.Listener {

        @Override
        public void onMessage(String message) {
            if (message.equals(prefix + LOOK)) {
                looking.runFromNow().subscribe().with(done -> {});
            } else if (message.startsWith(prefix)) {
                Notice.read(message.substring(prefix.length())).ifPresent(reader::learn);
            }
        }

        @Override
        public void onGap() {
            catchUp().subscribe().with(done -> {});
        }
    }

    private Uni<Void> compare() {
        Set<String> found = new HashSet<>();
        return read(0, found)
                .chain(() -> pinAllBut(found))
                .chain(this::tell)
                .onFailure()
                .invoke(this::compareAgain);
    }

    private Uni<Void> look() {
        return read(0, new HashSet<>()).onFailure().invoke(this::compareAgain);
    }

    private Uni<Void> tell() {
        return untold.get()
                ? messages.publish(prefix + LOOK).invoke(() -> untold.set(false))
                : Uni.createFrom().voidItem();
    }

    /** From the one that ends last to the one that ends first: what is taken down meanwhile moves none of the others. */
    private Uni<Void> read(int from, Set<String> found) {
        return pinned.page(from, PAGE).chain(page -> {
            page.forEach(notice -> {
                found.add(notice.text());
                reader.learn(notice);
            });
            return page.size() < PAGE ? Uni.createFrom().voidItem() : read(from + PAGE, found);
        });
    }

    private Uni<Void> pinAllBut(Set<String> found) {
        return Multi.createFrom()
                .iterable(reader.known())
                .filter(notice -> !found.contains(notice.text()))
                .group()
                .intoLists()
                .of(PAGE)
                .onItem()
                .transformToUniAndConcatenate(some -> pinned.pin(some).invoke(() -> untold.set(true)))
                .onItem()
                .ignoreAsUni();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    private void compareAgain() {
        if (again.compareAndSet(false, true)) {
            tools.timer()
                    .schedule(
                            () -> {
                                again.set(false);
                                catchUp().subscribe().with(done -> {});
                            },
                            AGAIN.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }
}
