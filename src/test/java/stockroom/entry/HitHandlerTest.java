package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HitHandlerTest {

    private static final String KNOWN = "POST /known HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    private static final String UNKNOWN = "POST /unknown HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";

    private final Vertx vertx = Vertx.vertx();
    private final NotingFramework framework = new NotingFramework();
    private final EmbeddedChannel connection = new EmbeddedChannel(new HttpRequestDecoder(), new HttpResponseEncoder());

    private final List<String> first = new ArrayList<>();

    @BeforeEach
    void standIn() {
        connection.pipeline().addLast("handler", framework);
        assertThat(stand()).isPresent();
        frameworkAnswers();
        sent();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Optional<HitHandler> stand() {
        return HitHandler.standIn(
                connection.pipeline(), (ContextInternal) vertx.getOrCreateContext(), HitHandlerTest::answer);
    }

    /** Stands in anew, while Vert.x has the head of a request for the target. */
    private void holds(String target) {
        connection.pipeline().remove(HitHandler.class);
        stand().orElseThrow()
                .hold(new HitHandler.First(
                        (ContextInternal) vertx.getOrCreateContext(),
                        body -> new AtHand.Asked("POST", target, body, name -> null),
                        answer -> first.add(new String(answer.reply().body(), StandardCharsets.UTF_8)),
                        () -> first.add("goes on")));
    }

    private void receivesOfTheFirst(String body) {
        connection
                .pipeline()
                .context(HttpRequestDecoder.class)
                .fireChannelRead(new DefaultLastHttpContent(Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)));
        connection.runPendingTasks();
    }

    private static Optional<AtHand.Answered> answer(AtHand.Asked asked) {
        assertThat(Vertx.currentContext()).isNotNull();
        return switch (asked.target()) {
            case "/known" ->
                Optional.of(new AtHand.Answered(
                        WireReply.json(200, '"' + asked.body().toString(StandardCharsets.UTF_8) + '"'),
                        TraceIds.of(asked.header().apply("x-request-id"), null, new SplittableRandom(1))));
            case "/broken" -> throw new IllegalStateException("a bug");
            default -> Optional.empty();
        };
    }

    private void frameworkAnswers() {
        frameworkAnswers(HttpResponseStatus.ACCEPTED);
    }

    private void frameworkAnswers(HttpResponseStatus status) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set("content-length", 0);
        connection.writeOutbound(response);
    }

    private void receives(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
            text.append(part.toString(StandardCharsets.UTF_8));
            part.release();
        }
        return text.toString();
    }

    @Test
    void answersWhatIsAtHand() {
        receives(KNOWN.replace("Host: x", "Host: x\r\nX-Request-Id: order-17"));

        assertThat(framework.heads).isEmpty();
        assertThat(sent())
                .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: order-17\r\n")
                .endsWith("content-length: 7\r\n\r\n\"hello\"");
    }

    @Test
    void keepsNothingOfARequestThatItAnswered() {
        ByteBuf request = Unpooled.copiedBuffer(KNOWN, StandardCharsets.UTF_8);

        connection.writeInbound(request);

        assertThat(request.refCnt()).isZero();
    }

    @Test
    void answersManyInOneGo() {
        receives(KNOWN.repeat(3));

        assertThat(framework.heads).isEmpty();
        assertThat(sent().split("\"hello\"", -1)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unknown", "/broken"})
    void passesOnWhatIsNotAtHand(String target) {
        receives(UNKNOWN.replace("/unknown", target));

        assertThat(framework.heads).containsExactly(target);
        assertThat(framework.bodies).hasToString("hello");
        assertThat(framework.ends).isOne();
        assertThat(sent()).isEmpty();
    }

    @Test
    void passesByWhatWaitsForItsAnswer() {
        receives(UNKNOWN + KNOWN);
        receives(KNOWN);

        assertThat(framework.heads).containsExactly("/unknown", "/known", "/known");
        assertThat(sent()).isEmpty();
    }

    @Test
    void answersAgainOnceAllThatPassedIsAnswered() {
        receives(UNKNOWN + UNKNOWN);
        frameworkAnswers();
        receives(KNOWN);
        assertThat(framework.heads).hasSize(3);

        frameworkAnswers();
        frameworkAnswers();
        receives(KNOWN);

        assertThat(framework.heads).hasSize(3);
        assertThat(sent()).endsWith("\"hello\"");
    }

    @Test
    void takesAnInterimResponseForNoAnswer() {
        receives(UNKNOWN);
        frameworkAnswers(HttpResponseStatus.CONTINUE);

        receives(KNOWN);

        assertThat(framework.heads).containsExactly("/unknown", "/known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close",
                "Connection: Upgrade\r\nUpgrade: h2c",
                "Expect: 100-continue",
                "Transfer-Encoding: gzip"
            })
    void passesOnWhatAsksSomethingOfTheConnection(String header) {
        receives(KNOWN.replace("Host: x", header));

        assertThat(framework.heads).containsExactly("/known");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /known HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello",
                "POST /known HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            })
    void passesOnOtherForms(String request) {
        receives(request);

        assertThat(framework.heads).containsExactly("/known");
        assertThat(framework.bodies).hasToString("hello");
    }

    @Test
    void passesOnWhatIsNoRequest() {
        receives("POST /known HTTP/1.1\r\nContent-Length: five\r\n\r\nhello");

        assertThat(framework.heads).hasSize(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void passesOnWhoseBodyComesLater() {
        int inTheBody = KNOWN.length() - 2;
        receives(KNOWN.substring(0, inTheBody));
        assertThat(framework.heads).containsExactly("/known");

        receives(KNOWN.substring(inTheBody));

        assertThat(framework.bodies).hasToString("hello");
        assertThat(framework.ends).isOne();
        assertThat(sent()).isEmpty();
    }

    @Test
    void passesOnToWhoDoesNotReadItsAnswers() {
        connection.unsafe().outboundBuffer().setUserDefinedWritability(1, false);

        receives(KNOWN);

        assertThat(framework.heads).containsExactly("/known");
    }

    @Test
    void standsInAConnectionOnce() {
        int before = connection.pipeline().names().size();

        assertThat(stand()).isEmpty();

        assertThat(connection.pipeline().names()).hasSize(before);
    }

    @Test
    void answersTheFirstToo() {
        holds("/known");

        receivesOfTheFirst("hello");

        assertThat(first).containsExactly("\"hello\"");
        assertThat(framework.ends).isOne();
    }

    @Test
    void letsTheFirstGoOnBeforeItsBody() {
        holds("/unknown");

        receivesOfTheFirst("hello");

        assertThat(first).containsExactly("goes on");
        assertThat(framework.bodies).hasToString("hello");
    }

    @Test
    void letsTheFirstGoOnWhoseBodyComesLater() {
        holds("/known");

        connection.runPendingTasks();
        assertThat(first).containsExactly("goes on");
        receivesOfTheFirst("hello");

        assertThat(first).containsExactly("goes on");
        assertThat(framework.bodies).hasToString("hello");
    }

    @Test
    void passesByWhatComesWithTheFirst() {
        holds("/known");

        receivesOfTheFirst("");
        receives(KNOWN);
        assertThat(framework.heads).containsExactly("/known");
        frameworkAnswers();
        frameworkAnswers();
        receives(KNOWN);

        assertThat(framework.heads).hasSize(1);
    }
}
