package stockroom.entry;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.random.RandomGenerator;
import stockroom.entry.SeenCalls.Spelling;
import stockroom.entry.SeenCalls.Understood;
import stockroom.entry.WireRequest.Verb;
import stockroom.tenant.caller.Caller;

/**
 * Answers what memory can answer, ahead of all of the framework's layers: a call of a caller whose credentials are valid,
 * whose answer is at hand. Whatever is not so goes on to {@link StormResource} as if it had not been here.
 *
 * <p>The pieces are those of {@link CallDesk}: the same authentication, the same lookup, the same headers. Runs on the
 * event loop and never waits.
 */
@Singleton
public final class HitDesk implements AtHand {

    /** Before anything is made of the request. */
    private static final int AHEAD = FollowedRequests.AHEAD + 1;

    private final CallDesk desk;
    private final Observers observers;
    private final RandomGenerator random;
    private final Farewell farewell;

    /** Who counts and follows requests. */
    @Singleton
    record Observers(EntryMetrics metrics, RequestTraces traces) {}

    /** The generator names traces: it must be quick, and safe to use from several threads. */
    @Inject
    HitDesk(CallDesk desk, Observers observers, RandomGenerator random, Farewell farewell) {
        this.desk = desk;
        this.observers = observers;
        this.random = random;
        this.farewell = farewell;
    }

    void open(@Observes Filters filters) {
        filters.register(this::receive, AHEAD);
    }

    /** Vert.x gets the head of a connection's first request. From then on the desk sees each before Vert.x does. */
    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<HitHandler> standing = request.connection() instanceof ConnectionBase connection
                ? standIn(request, connection)
                : Optional.empty();
        standing.filter(handler -> isPlain(request))
                .ifPresentOrElse(handler -> handler.hold(first(context)), context::next);
    }

    private Optional<HitHandler> standIn(HttpServerRequest request, ConnectionBase connection) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (request.version() == HttpVersion.HTTP_2) {
            HitStreams.standIn(pipeline, connection.getContext(), this);
            return Optional.empty();
        }
        return HitHandler.standIn(pipeline, connection.getContext(), this);
    }

    private static boolean isPlain(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && !request.isEnded()
                && !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static HitHandler.First first(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        ContextInternal own = ContextInternal.current();
        return new HitHandler.First(
                own,
                body -> new Asked(request.method().name(), request.uri(), body, request::getHeader),
                answer -> answer.reply().send(routing.response(), answer.ids()),
                () -> own.dispatch(next -> routing.next()));
    }

    @Override
    public Optional<Answered> answer(Asked asked) {
        return farewell.isSaid() ? Optional.empty() : Verb.of(asked.method()).flatMap(verb -> answer(asked, verb));
    }

    private Optional<Answered> answer(Asked asked, Verb verb) {
        int length = asked.body().readableBytes();
        if (length > desk.bodyLimits().bytesMax() || (verb == Verb.GET && length > 0)) {
            return Optional.empty();
        }
        return desk.caller(asked.given(HttpHeaderNames.AUTHORIZATION)).flatMap(caller -> {
            byte[] body = ByteBufUtil.getBytes(asked.body());
            Spelling spelling = new Spelling(caller.tenant().scope(), verb, asked.target(), body);
            Optional<Understood> seen = desk.seen(spelling);
            return seen.isPresent()
                    ? answer(asked, caller, verb, seen.get())
                    : desk.read(caller, spelling).flatMap(call -> {
                        Optional<Answered> answered = answer(asked, caller, verb, call);
                        answered.ifPresent(hit -> desk.remember(spelling, call));
                        return answered;
                    });
        });
    }

    private Optional<Answered> answer(Asked asked, Caller caller, Verb verb, Understood call) {
        // Where the answer is not at hand after all it is dropped: who goes on with the request begins another.
        RequestTraces.Trace trace = observers.traces().begin(asked.method(), asked.given(TraceIds.TRACEPARENT));
        Optional<WireReply> reply = desk.atHand(caller, verb, call, asked.given(HttpHeaderNames.IF_NONE_MATCH));
        return reply.map(found -> {
            trace.answered(found.status(), Optional.ofNullable(found.headers().get(CacheHeaders.STATUS)));
            observers.metrics().answered(found.status());
            return new Answered(
                    found, TraceIds.of(asked.header().apply(TraceIds.REQUEST_ID), trace.traceparent(), random));
        });
    }
}
