package stockroom.entry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.random.RandomGenerator;
import stockroom.entry.BodyReader.Body;
import stockroom.entry.SeenCalls.Spelling;
import stockroom.entry.WireRequest.Verb;
import stockroom.tenant.caller.Caller;

/**
 * Answers what memory can answer, ahead of all of the framework's layers: a call that was seen before, of a caller whose
 * credentials are valid, whose answer is at hand. Whatever is not so goes on to {@link StormResource} as if it had not
 * been here.
 *
 * <p>The pieces are those of {@link CallDesk}: the same authentication, the same lookup, the same headers. Runs on the
 * event loop and never waits.
 */
@Singleton
public final class HitDesk {

    /** Before every filter that Quarkus has of its own. */
    static final int AHEAD = 10_000;

    private final CallDesk desk;
    private final EntryMetrics metrics;
    private final RandomGenerator random;

    /** The generator names traces: it must be quick, and safe to use from several threads. */
    @Inject
    public HitDesk(CallDesk desk, EntryMetrics metrics, RandomGenerator random) {
        this.desk = desk;
        this.metrics = metrics;
        this.random = random;
    }

    void open(@Observes Filters filters) {
        filters.register(this::handle, AHEAD);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Verb> verb = Verb.of(request.method());
        Optional<Caller> caller = verb.isPresent()
                ? desk.caller(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)))
                : Optional.empty();
        if (caller.isEmpty()) {
            context.next();
        } else if (verb.get() == Verb.GET) {
            answer(context, caller.get(), Verb.GET, CallDesk.NO_BODY);
        } else if (mayReadAhead(request)) {
            BodyReader.readAhead(context, desk.bodyLimits(), body -> answer(context, caller.get(), verb.get(), body));
        } else {
            context.next();
        }
    }

    /** REST pauses each request that it is handed, which one of HTTP/2 that has been read does not bear. */
    private static boolean mayReadAhead(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && BodyReader.isShort(request, SeenCalls.LENGTH_MAX);
    }

    private void answer(RoutingContext context, Caller caller, Verb verb, Body body) {
        if (body instanceof Body.Whole whole) {
            answer(context, caller, verb, whole.bytes());
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context, Caller caller, Verb verb, byte[] body) {
        HttpServerRequest request = context.request();
        Spelling spelling = new Spelling(caller.tenant().scope(), verb, request.uri(), body);
        desk.atHand(caller, spelling, Optional.ofNullable(request.getHeader(HttpHeaders.IF_NONE_MATCH)))
                .ifPresentOrElse(reply -> send(context, reply), context::next);
    }

    private void send(RoutingContext context, WireReply reply) {
        reply.send(context.response(), TraceIds.of(context.request(), random));
        metrics.answered(reply.status());
    }
}
