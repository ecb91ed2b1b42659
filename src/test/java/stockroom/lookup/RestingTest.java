package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stockroom.lookup.LookupSettings.BatchSettings;
import stockroom.lookup.Resting.Rest;
import stockroom.store.EntryKey;
import stockroom.testing.VirtualTime;

final class RestingTest {

    private static final EntryKey KEY = Asks.key(Asks.ACME, "A");

    private final VirtualTime time = VirtualTime.start();
    private final Resting resting = new Resting(Duration.ofSeconds(5), new Ambient(time, new Random(1), time));

    @Test
    void aKeyRestsForItsTimeHoweverOftenItFails() {
        resting.begin(KEY, Rest.SERVING);
        time.advance(Duration.ofSeconds(4));
        resting.begin(KEY, Rest.SERVING);
        assertThat(resting.has(KEY)).isTrue();

        time.advance(Duration.ofSeconds(1));

        assertThat(resting.has(KEY)).isFalse();
        assertThat(resting.size()).isZero();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aKeyMayRestWithoutServing() {
        resting.begin(KEY, Rest.WITHHOLDING);

        assertThat(resting.has(KEY)).isTrue();
        assertThat(resting.serves(KEY)).isFalse();
    }

    @Test
    void soManyKeysRestAndNoMore() {
        for (int i = 0; i < 100_010; i++) {
            resting.begin(
                    new EntryKey(KEY.scope(), KEY.version(), KEY.method(), "K" + i, Optional.empty()), Rest.SERVING);
        }

        assertThat(resting.size()).isEqualTo(100_000);
        time.advance(Duration.ofSeconds(5));
        assertThat(resting.size()).isZero();
    }

    @Test
    void settingsOfNothingAreRefused() {
        Duration second = Duration.ofSeconds(1);
        LeaseSettings leases = new LeaseSettings(second, second, second);
        BatchSettings batches = new BatchSettings(Duration.ZERO, 1);

        assertThatThrownBy(() -> new LeaseSettings(Duration.ZERO, second, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LookupSettings(second, second, Duration.ZERO, leases, batches))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BatchSettings(Duration.ofMillis(6), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stockroom.cache.batch-window");
        assertThatThrownBy(() -> new BatchSettings(Duration.ZERO, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
