package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WireReplyTest {

    @Test
    void writesNoLengthWhereNothingHasChanged() {
        ByteBuf response = new WireReply(304, new byte[0])
                .with("ETag", "\"1\"")
                .encoded(UnpooledByteBufAllocator.DEFAULT, TraceIds.of("a", null, new SplittableRandom(1)));

        assertThat(response.toString(StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n")
                .endsWith("\r\n\r\n")
                .doesNotContain("length");
        response.release();
    }
}
