package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Reply.Kind;

final class ReplyReaderTest {

    @Test
    void anObjectWithoutErrorClassIsASuccessAndKeepsItsBytes() {
        byte[] body = " {\"code\": \"SS.VPS\",\"price\":\"12.00\"} \n".getBytes(StandardCharsets.UTF_8);

        UpstreamResult result = ReplyReader.read(200, "text/x-json", body);

        Reply reply = ((UpstreamResult.Answered) result).reply();
        assertThat(reply.kind()).isEqualTo(Kind.SUCCESS);
        assertThat(reply.body()).isSameAs(body);
        assertThat(reply.contentType()).isEqualTo("text/x-json");
    }

    @Test
    void anErrorClassFurtherInsideIsNoError() {
        assertThat(kind(200, "{\"a\":{\"error_class\":\"x\"},\"b\":[{\"error_class\":1}]}"))
                .isEqualTo(Kind.SUCCESS);
        assertThat(kind(200, "{\"a\":\"error_class\"}")).isEqualTo(Kind.SUCCESS);
    }

    @Test
    void anErrorClassAtAnyPlaceOfTheObjectIsSeen() {
        assertThat(kind(200, error("RecordNotFound"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(200, "{\"items\":[{\"a\":[]}],\"error_\\u0063lass\":\"LW::Exception::Input\"}"))
                .isEqualTo(Kind.REFUSED);
        assertThat(kind(200, "{\"error_class\":null}")).isEqualTo(Kind.REFUSED);
    }

    @Test
    void errorsThatMayPassAreFaults() {
        List.of(
                        "API::Maintenance",
                        "API::Internal",
                        "RemoteService::Authorization",
                        "Resource",
                        "Resource::Unavailable")
                .forEach(name -> {
                    assertThat(kind(200, error(name))).as(name).isEqualTo(Kind.FAULT);
                    assertThat(kind(400, error(name))).as(name).isEqualTo(Kind.FAULT);
                });
        assertThat(kind(500, error("RecordNotFound"))).isEqualTo(Kind.FAULT);
        assertThat(kind(503, "<html>busy</html>")).isEqualTo(Kind.FAULT);
    }

    @Test
    void aRateLimitIsOneWhateverItsStatus() {
        for (int status : List.of(200, 400, 403, 429, 500, 503)) {
            assertThat(kind(status, error("API::RateLimit"))).as("" + status).isEqualTo(Kind.RATE_LIMITED);
        }
        assertThat(kind(429, "<html>slow down</html>")).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void otherErrorsAreRefusals() {
        assertThat(kind(200, error("Input::Required"))).isEqualTo(Kind.REFUSED);
        assertThat(kind(200, error("Permission"))).isEqualTo(Kind.REFUSED);
        assertThat(kind(403, "nothing of JSON")).isEqualTo(Kind.REFUSED);
        assertThat(kind(404, error("RecordNotFound"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void whatIsNoWholeObjectIsUnreadable() {
        List.of(
                        "",
                        " ",
                        "[]",
                        "\"text\"",
                        "null",
                        "{",
                        "{\"a\":1",
                        "{\"a\":1}}",
                        "{\"a\":1}x",
                        "{}{}",
                        "{\"a\":01}",
                        "{\"a\":\"\u0001\"}",
                        "{\"a\":tru}",
                        "{\"a\":[1,]}",
                        "{\"a\":[1}",
                        "{a:1}",
                        "<html></html>",
                        "---\na: 1\n")
                .forEach(body -> assertThat(Samples.reply(200, body))
                        .as(body)
                        .isEqualTo(UpstreamResult.Failed.of(FailureCause.UNREADABLE)));
    }

    @Test
    void anObjectNestedBeyondReasonIsUnreadable() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(Samples.reply(200, deep)).isInstanceOf(UpstreamResult.Failed.class);
        assertThat(kind(200, "{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}"))
                .isEqualTo(Kind.SUCCESS);
    }

    @Test
    void aStatusThatTheApiDoesNotHaveIsUnreadable() {
        assertThat(Samples.reply(302, "{}")).isInstanceOf(UpstreamResult.Failed.class);
        assertThat(Samples.reply(204, "")).isInstanceOf(UpstreamResult.Failed.class);
    }

    private static Kind kind(int status, String body) {
        return ((UpstreamResult.Answered) Samples.reply(status, body)).reply().kind();
    }

    private static String error(String name) {
        return "{\"error_class\":\"LW::Exception::" + name + "\",\"error\":\"\"}";
    }
}
