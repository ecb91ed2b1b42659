package stockroom.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.catalog.Reply;

final class EntryTest {

    @ParameterizedTest
    @EnumSource(
            value = Reply.Kind.class,
            names = {"REFUSED", "FAULT"})
    void refusesWhatIsNeverKept(Reply.Kind kind) {
        Reply reply = new Reply(200, kind, "application/json", new byte[0]);

        assertThatThrownBy(() -> new Entry(Samples.key("A"), reply, Samples.NOON, Duration.ZERO, 0, Samples.NO_MARK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(kind.name());
    }

    @Test
    void refusesJitterOverATenth() {
        assertThatThrownBy(() -> new Entry(
                        Samples.key("A"), Samples.reply("{}"), Samples.NOON, Duration.ZERO, 101, Samples.NO_MARK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAFetchThatTookLessThanNothing() {
        assertThatThrownBy(() -> new Entry(
                        Samples.key("A"), Samples.reply("{}"), Samples.NOON, Duration.ofMillis(-1), 0, Samples.NO_MARK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
