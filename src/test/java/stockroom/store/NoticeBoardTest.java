package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

final class NoticeBoardTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final VirtualTime time = VirtualTime.start();
    private final Instant start = time.instant();
    private final FakeSharedState messages = new FakeSharedState(time);
    private final Pinned pinned = new Pinned();
    private final Replica here = new Replica();
    private final Replica there = new Replica();

    /** What hangs in Redis. */
    private static final class Pinned implements PinnedNotices {

        private final TreeSet<Notice> notices =
                new TreeSet<>(Comparator.comparing(Notice::until).reversed().thenComparing(Notice::text));
        private boolean away;

        @Override
        public Uni<Void> pin(Collection<Notice> more) {
            return away ? gone() : Uni.createFrom().voidItem().invoke(() -> notices.addAll(more));
        }

        @Override
        public Uni<List<Notice>> page(int from, int count) {
            return away
                    ? gone()
                    : Uni.createFrom()
                            .item(() -> notices.stream().skip(from).limit(count).toList());
        }

        private static <T> Uni<T> gone() {
            return Uni.createFrom().failure(new SharedStateException("away"));
        }
    }

    private final class Replica implements NoticeBoard.Reader {

        private final FakeSharedState.Link link = messages.link();
        private final Set<Notice> known = new LinkedHashSet<>();
        private final NoticeBoard board = new NoticeBoard(
                pinned, link, "test", this, new StoreTools(time, () -> 0, new Random(1), time, StoreMetrics.NONE));

        @Override
        public void learn(Notice notice) {
            known.add(notice);
        }

        @Override
        public Collection<Notice> known() {
            return List.copyOf(known);
        }

        void post(Notice notice) {
            learn(notice);
            board.post(notice);
        }

        void catchUp() {
            board.catchUp().subscribeAsCompletionStage().join();
        }
    }

    private Notice notice(int number) {
        return new Notice("notice-" + number, start.plusSeconds(60 + number));
    }

    @Test
    void whoListensIsToldAtOnce() {
        here.post(notice(1));

        assertThat(there.known).containsExactly(notice(1));
    }

    @Test
    void whoStartsLaterReadsWhatIsPinned() {
        List<Notice> many = IntStream.range(0, 2_500).mapToObj(this::notice).toList();
        many.forEach(here::post);

        Replica late = new Replica();
        late.catchUp();

        assertThat(late.known).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void whoMissedAMessageReadsItWhenTheLinkIsBack() {
        there.link.cut(true);
        here.post(notice(1));
        assertThat(there.known).isEmpty();

        messages.gap();

        assertThat(there.known).containsExactly(notice(1));
    }

    @Test
    void whatWasPostedWhileRedisWasAwayIsPinnedOnItsReturn() {
        pinned.away = true;
        messages.failing(true);
        here.post(notice(1));
        time.advance(SOON.multipliedBy(10));

        pinned.away = false;
        time.advance(SOON);

        assertThat(pinned.notices).containsExactly(notice(1));
    }

    @Test
    void aRedisThatCameBackEmptyIsFilledAgain() {
        here.post(notice(1));
        there.post(notice(2));
        pinned.notices.clear();

        messages.gap();

        assertThat(pinned.notices).containsExactlyInAnyOrder(notice(1), notice(2));
    }

    @Test
    void whoLookedBeforeItWasPinnedAgainIsToldToLookOnceMore() {
        pinned.away = true;
        messages.failing(true);
        here.post(notice(1));
        pinned.away = false;
        messages.failing(false);
        there.catchUp();
        assertThat(there.known).isEmpty();

        time.advance(SOON);

        assertThat(there.known).containsExactly(notice(1));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aBoardThatCanNotBeReadIsReadAgainAndHoldsNothingUp() {
        here.post(notice(1));
        pinned.away = true;
        Replica late = new Replica();

        late.catchUp();
        assertThat(late.known).isEmpty();
        pinned.away = false;
        time.advance(SOON);

        assertThat(late.known).containsExactly(notice(1));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whatIsNoNoticeIsPassedOver() {
        for (String nonsense : List.of("", ":", "1", "x:y", "99999999999999999999:y")) {
            messages.publish("test:" + nonsense).subscribeAsCompletionStage().join();
        }
        messages.publish("other:" + notice(1).line())
                .subscribeAsCompletionStage()
                .join();

        assertThat(here.known).isEmpty();
    }
}
