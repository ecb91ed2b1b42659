package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "Text/Plain; charset=utf-8",
                "text/*",
                "text/plain, */*;q=0.5",
                "application/json;q=0.5, text/plain;q=0.8",
                "text/html, text/plain;q=0.2",
                "application/json;q=0, */*"
            })
    void textIsPreferred(String header) {
        assertThat(Accept.prefersText(Optional.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "text/plain, application/json",
                "text/plain;q=0.3, application/json;q=0.4",
                "text/plain;q=0, */*",
                "text/html",
                ";;,,q=;"
            })
    void jsonIsPreferred(String header) {
        assertThat(Accept.prefersText(Optional.of(header))).isFalse();
    }

    @Test
    void jsonIsWhatAnyoneGetsWhoDoesNotSay() {
        assertThat(Accept.prefersText(Optional.empty())).isFalse();
    }
}
