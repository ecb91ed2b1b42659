package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;

/** An upstream that answers as the test says, takes as long as the test says, and remembers what it was asked. */
final class FakeUpstream implements Upstream {

    final List<UpstreamCall> calls = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer;
    private Duration takes = Duration.ZERO;
    private Function<UpstreamCall, UpstreamResult> answer = this::answerInTurn;

    FakeUpstream(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    void takes(Duration time) {
        takes = time;
    }

    void answers(Function<UpstreamCall, UpstreamResult> how) {
        answer = how;
    }

    /** Answers with the number of the call again. */
    void isWell() {
        answer = this::answerInTurn;
    }

    void fails(FailureCause cause) {
        answer = call -> UpstreamResult.Failed.of(cause);
    }

    int asked() {
        return calls.size();
    }

    /** The product codes of each call. */
    List<List<String>> askedCodes() {
        return calls.stream()
                .map(call -> call.call().params().asked(Methods.CODE))
                .collect(Collectors.toList());
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call) {
        return Uni.createFrom().emitter(emitter -> {
            calls.add(call);
            if (takes.isZero()) {
                emitter.complete(answer.apply(call));
            } else {
                var unused = timer.schedule(
                        () -> emitter.complete(answer.apply(call)), takes.toNanos(), TimeUnit.NANOSECONDS);
            }
        });
    }

    private UpstreamResult answerInTurn(UpstreamCall call) {
        return call.call().method().equals(Methods.STARTING_PRICE)
                ? items(call, "" + asked())
                : success("{\"n\":" + asked() + "}");
    }

    /** An item for each code, in the order asked. */
    static UpstreamResult items(UpstreamCall call, String price) {
        return success(itemsOf(call.call().params().asked(Methods.CODE), price));
    }

    static String itemsOf(List<String> codes, String price) {
        return codes.stream()
                .map(code -> "{\"product\":\"" + code + "\",\"price\":{\"month\":\"" + price + "\"}}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    static UpstreamResult success(String body) {
        return answered(200, Reply.Kind.SUCCESS, body);
    }

    static UpstreamResult notFound(String what) {
        return answered(
                200,
                Reply.Kind.NOT_FOUND,
                "{\"error_class\":\"LW::Exception::RecordNotFound\",\"input\":\"" + what + "\"}");
    }

    static UpstreamResult refused(String why) {
        return answered(
                200, Reply.Kind.REFUSED, "{\"error_class\":\"LW::Exception::Input\",\"full_message\":\"" + why + "\"}");
    }

    static UpstreamResult fault() {
        return answered(503, Reply.Kind.FAULT, "<html>down</html>");
    }

    private static UpstreamResult answered(int status, Reply.Kind kind, String body) {
        return new UpstreamResult.Answered(
                new Reply(status, kind, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }
}
