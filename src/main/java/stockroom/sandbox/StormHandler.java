package stockroom.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import stockroom.sandbox.control.Controlled;
import stockroom.sandbox.control.Controls;
import stockroom.sandbox.fault.Fault;
import stockroom.sandbox.fault.FaultyReply;
import stockroom.sandbox.login.Credentials;
import stockroom.sandbox.method.Methods;
import stockroom.sandbox.wire.Reply;
import stockroom.sandbox.wire.Sent;
import stockroom.sandbox.wire.Target;

/** Takes each request: counts it, lets it wait, then carries it out or lets it go wrong. */
final class StormHandler implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(StormHandler.class);
    private static final Set<HttpMethod> ACCEPTED = Set.of(HttpMethod.GET, HttpMethod.POST);

    /** As RFC 9110 has it, by the clock that tokens end by: callers tell by it how long they live. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final Controlled state;
    private final Controls controls;
    private final Methods methods;

    StormHandler(Vertx vertx, Controlled state) {
        this.vertx = vertx;
        this.state = state;
        this.controls = new Controls(state);
        this.methods = new Methods(state.tokens(), state.calls(), state.clock());
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        RequestBody.read(request, body -> {
            if (Controls.own(path)) {
                FaultyReply.send(
                        request.response(), controls.obey(request.method().name(), path, body));
            } else {
                reach(request, body);
            }
        });
    }

    private void reach(HttpServerRequest request, Buffer body) {
        Optional<Target> target = Target.parse(request.uri());
        if (target.isEmpty()) {
            FaultyReply.send(request.response(), Reply.page(404, "Not Found"));
        } else if (!ACCEPTED.contains(request.method())) {
            FaultyReply.send(
                    request.response(), Reply.page(405, "Method Not Allowed").with("Allow", "GET, POST"));
        } else {
            arrive(request, call(target.get(), request, body));
        }
    }

    private StormCall call(Target target, HttpServerRequest request, Buffer body) {
        return new StormCall(
                target,
                Credentials.parse(request.getHeader("Authorization")),
                Sent.read(target, body.getBytes()),
                methods.find(target.method()));
    }

    private void arrive(HttpServerRequest request, StormCall call) {
        request.response().putHeader("Date", DATE.format(state.clock().instant()));
        String account = state.login().claimed(call.credentials());
        state.calls().arrived(call.methodName(), account, call.shownParams());
        request.response().endHandler(end -> state.calls().left());
        Optional<Fault> fault = state.faults().take(call.target().method(), account);
        fault.ifPresent(struck -> state.calls().faulted());
        state.latency().after(() -> answer(request, call, fault));
    }

    private void answer(HttpServerRequest request, StormCall call, Optional<Fault> fault) {
        if (request.response().closed()) {
            return;
        }
        fault.ifPresentOrElse(
                struck -> new FaultyReply(vertx, request, call.target().encoding()).send(struck, () -> carryOut(call)),
                () -> FaultyReply.send(request.response(), carryOut(call)));
    }

    private Reply carryOut(StormCall call) {
        try {
            return call.carryOut(state);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Sandbox could not answer method=%s", call.methodName());
            return Reply.page(500, "Internal Server Error");
        }
    }
}
