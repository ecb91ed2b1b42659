package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every implementation of shared state does. */
abstract class SharedStateContract {

    private static final Duration LONG = Duration.ofMinutes(1);

    abstract SharedState state();

    /** Lets that much of the state's own time pass. */
    abstract void pass(Duration time);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private Optional<String> get(String key) {
        return now(state().get(key)).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    @Test
    void givesBackWhatWasPut() {
        now(state().put("given", bytes("value"), LONG));

        assertThat(get("given")).contains("value");
        assertThat(get("never put")).isEmpty();
    }

    @Test
    void aValueEndsByItself() {
        now(state().put("short", bytes("value"), Duration.ofMillis(60)));
        pass(Duration.ofMillis(200));

        assertThat(get("short")).isEmpty();
    }

    @Test
    void givesManyInTheOrderAsked() {
        for (int i = 0; i < 50; i++) {
            now(state().put("many" + i, bytes("v" + i), LONG));
        }

        List<Optional<TimedValue>> values = now(state().getAll(List.of("many49", "absent", "many0", "many17")));

        assertThat(values.stream().map(value -> value.map(v -> new String(v.bytes(), StandardCharsets.UTF_8))))
                .containsExactly(Optional.of("v49"), Optional.empty(), Optional.of("v0"), Optional.of("v17"));
        assertThat(now(state().getAll(List.of()))).isEmpty();
    }

    @Test
    void saysHowLongEachValueLasts() {
        now(state().put("half", bytes("value"), LONG));
        pass(Duration.ofMillis(200));

        Duration left =
                now(state().getAll(List.of("half"))).getFirst().orElseThrow().left();

        assertThat(left).isPositive().isLessThanOrEqualTo(LONG.minusMillis(200));
    }

    @Test
    void onlyTheFirstPutIfAbsentPuts() {
        assertThat(now(state().putIfAbsent("lease", bytes("mine"), LONG))).isTrue();
        assertThat(now(state().putIfAbsent("lease", bytes("yours"), LONG))).isFalse();

        assertThat(get("lease")).contains("mine");
    }

    @Test
    void onlyTheHolderRemoves() {
        now(state().put("held", bytes("mine"), LONG));

        assertThat(now(state().removeIfEqual("held", bytes("yours")))).isFalse();
        assertThat(now(state().removeIfEqual("held", bytes("mine")))).isTrue();
        assertThat(now(state().removeIfEqual("held", bytes("mine")))).isFalse();
        assertThat(get("held")).isEmpty();
    }

    @Test
    void onlyTheHolderExtends() {
        now(state().put("extended", bytes("mine"), Duration.ofMillis(150)));

        assertThat(now(state().extendIfEqual("extended", bytes("yours"), LONG))).isFalse();
        assertThat(now(state().extendIfEqual("extended", bytes("mine"), LONG))).isTrue();
        pass(Duration.ofMillis(300));

        assertThat(get("extended")).contains("mine");
        assertThat(now(state().extendIfEqual("nothing", bytes("mine"), LONG))).isFalse();
    }

    @Test
    void countsFromOneUntilTheCounterEnds() {
        Duration lifetime = Duration.ofMillis(400);

        assertThat(now(state().increment("count", lifetime))).isEqualTo(1);
        assertThat(now(state().increment("count", LONG))).isEqualTo(2);
        pass(Duration.ofMillis(600));

        assertThat(now(state().increment("count", lifetime))).isEqualTo(1);
    }

    @Test
    void everybodyHearsWhatIsPublished() {
        CopyOnWriteArrayList<String> heard = new CopyOnWriteArrayList<>();
        state().subscribe(heard::add);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            now(state().publish("hello"));
            return heard.contains("hello");
        });
    }
}
