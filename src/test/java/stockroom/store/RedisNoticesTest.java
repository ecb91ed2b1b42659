package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

/** What is pinned in a real Redis. */
final class RedisNoticesTest {

    private static final String KEY = "stockroom:notices:test";

    private static RedisProcess redis;
    private static RedisFixture fixture;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start();
        fixture = RedisFixture.over(redis.uri(), RedisFixture.PATIENT);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.cli("FLUSHALL");
    }

    private static RedisNotices notices() {
        return fixture.notices(KEY, 3);
    }

    private static Notice notice(int minutes) {
        return new Notice("ends-in-" + minutes, Samples.NOON.plus(Duration.ofMinutes(minutes)));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void hangFromTheLastToEndToTheFirst() {
        now(notices().pin(List.of(notice(2), notice(3))));
        now(notices().pin(List.of(notice(1), notice(3))));

        assertThat(now(notices().page(0, 10))).containsExactly(notice(3), notice(2), notice(1));
        assertThat(now(notices().page(1, 1))).containsExactly(notice(2));
        assertThat(now(notices().page(3, 10))).isEmpty();
    }

    @Test
    void thoseThatEndFirstMakeRoom() {
        now(notices().pin(List.of(notice(3), notice(4), notice(5))));

        now(notices().pin(List.of(notice(1), notice(6))));

        assertThat(now(notices().page(0, 10))).containsExactly(notice(6), notice(5), notice(4));
    }

    @Test
    void areTakenDownWhenNobodysClockCanMissThem() {
        now(notices().pin(List.of(notice(-90), notice(-30))));
        now(notices().pin(List.of(notice(1))));

        assertThat(now(notices().page(0, 10))).containsExactly(notice(1), notice(-30));
    }

    @Test
    void endWithTheLastOfThem() {
        now(notices().pin(List.of(notice(1), notice(30))));

        assertThat(Duration.ofMillis(Long.parseLong(redis.cli("PTTL", KEY))))
                .isBetween(Duration.ofMinutes(89), Duration.ofMinutes(90));
    }

    @Test
    void whatSomebodyElseWroteIsPassedOver() {
        now(notices().pin(List.of(notice(1))));
        redis.cli("ZADD", KEY, "inf", "forever");
        redis.cli("ZADD", KEY, "1.5", "half");

        assertThat(now(notices().page(0, 10))).containsExactly(notice(1));
    }

    @Test
    void aBoardIsReadWhenTheLinkFirstStands() {
        now(fixture.notices("stockroom:notices:seen", 10).pin(List.of(notice(1))));

        Seen seen = new Seen();
        try (var _ = RedisFixture.with(redis.uri(), tier -> tier.noticeBoard("seen", 10, seen))) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> seen.texts.contains("ends-in-1"));
        }
    }

    @Test
    void manyArePinnedAtOnce() {
        List<Notice> many =
                IntStream.range(0, 1_000).mapToObj(RedisNoticesTest::notice).toList();

        now(fixture.notices(KEY, 2_000).pin(many));

        assertThat(now(fixture.notices(KEY, 2_000).page(0, 2_000))).hasSize(1_000);
    }

    private static final class Seen implements NoticeBoard.Reader {

        private final ConcurrentSkipListSet<String> texts = new ConcurrentSkipListSet<>();

        @Override
        public void learn(Notice notice) {
            texts.add(notice.text());
        }

        @Override
        public Collection<Notice> known() {
            return List.of();
        }
    }
}
