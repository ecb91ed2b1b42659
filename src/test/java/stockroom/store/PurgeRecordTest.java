package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

final class PurgeRecordTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1:x", "4:TE", "6:TENANT1:a-99:x", "x", "-----", "-1:x1:y", "5:OTHER1:a--"})
    void whatIsNoPurgeIsRefused(String text) {
        assertThatThrownBy(() -> PurgeRecord.read("id", 1, text)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void noPartsAtAllMeanEverything() {
        assertThat(PurgeRecord.read("id", 1, "----").selector()).isEqualTo(PurgeSelector.ALL);
    }

    @Test
    void givesBackWhatWasWritten() {
        PurgeSelector selector = new PurgeSelector(
                Optional.of(Scope.ofCatalog("re:tail-7")),
                Optional.of(new MethodName("Product/details")),
                Optional.of("SS.VPS 3:é"));
        PurgeRecord record = new PurgeRecord("id", 5, selector);

        assertThat(PurgeRecord.read("id", 5, record.selectorText())).isEqualTo(record);
    }
}
