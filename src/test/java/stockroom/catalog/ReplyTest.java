package stockroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyTest {

    @Test
    void keepsTheMediaTypeThatUpstreamGave() {
        assertThat(reply("text/html; charset=\"utf-8\"").contentType()).isEqualTo("text/html; charset=\"utf-8\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html\r\nSet-Cookie: a=b", "text/html\rX: y", "text/html\n", "text/\u0000", "text/h\u00e9"})
    void takesWhatCannotBeWrittenInAHeaderForNoMediaType(String contentType) {
        assertThat(reply(contentType).contentType()).isEqualTo("application/octet-stream");
    }

    private static Reply reply(String contentType) {
        return new Reply(502, Reply.Kind.FAULT, contentType, new byte[0]);
    }
}
