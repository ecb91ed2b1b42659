package stockroom.entry;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.catalog.StormError;
import stockroom.entry.BodyReader.Body;
import stockroom.entry.CallReader.Heading;
import stockroom.entry.CallReader.Reading;
import stockroom.entry.SeenCalls.Spelling;
import stockroom.entry.SeenCalls.Understood;
import stockroom.entry.WireRequest.Verb;
import stockroom.lookup.Asker;
import stockroom.lookup.CatalogLookup;
import stockroom.tenant.caller.Caller;
import stockroom.tenant.caller.CallerAuthentication;
import stockroom.tenant.caller.CallerCheck;

/**
 * Takes a request from its first line to its answer: who asks, for what, and what became of it. Each step either goes
 * on to the next one or ends with an error that says what to change.
 */
public final class CallDesk {

    private static final String ALLOWED = "GET, HEAD, POST, QUERY";

    /** What is never kept is no answer to a method whose answers any cache on the way may keep. */
    private static final String LIVE_ALLOWED = "POST, QUERY";

    /** Of a call whose parameters stand in its query. */
    static final byte[] NO_BODY = {};

    private final CallerAuthentication callers;
    private final TokenDesk tokens;
    private final CallReader reader;
    private final CatalogLookup lookup;
    private final SeenCalls seen;
    private final BodyLimits bodyLimits;

    /** The two desks behind which calls are answered, and what is remembered of calls that were. */
    public record Answering(TokenDesk tokens, CatalogLookup lookup, SeenCalls seen) {}

    /** Answers the calls that the reader makes out; a body has to keep to the limits. */
    public CallDesk(CallerAuthentication callers, CallReader reader, Answering answering, BodyLimits bodyLimits) {
        this.callers = callers;
        this.tokens = answering.tokens();
        this.lookup = answering.lookup();
        this.seen = answering.seen();
        this.reader = reader;
        this.bodyLimits = bodyLimits;
    }

    BodyLimits bodyLimits() {
        return bodyLimits;
    }

    /** Who presents credentials that are valid. Where there is nobody {@link #answer} says why, and counts it. */
    Optional<Caller> caller(Optional<String> authorization) {
        return callers.known(authorization);
    }

    /** What a call means that was seen before. */
    Optional<Understood> seen(Spelling spelling) {
        return seen.find(spelling);
    }

    /** What a call means that was not; nothing if answers to it are not kept, or it is no call. */
    Optional<Understood> read(Caller caller, Spelling spelling) {
        return reader.heading(spelling.target()) instanceof Heading.Named named
                        && lookup.keeps(named.method())
                        && reader.read(named, spelling.body()) instanceof Reading.Understood read
                ? lookup.plan(caller.tenant(), read.call()).map(plan -> new Understood(plan, named.encoding()))
                : Optional.empty();
    }

    /** The answer to a call, if memory has it; else nothing has happened. */
    Optional<WireReply> atHand(Caller caller, Verb verb, Understood call, Optional<String> ifNoneMatch) {
        return lookup.atHand(caller.tenant(), call.plan())
                .map(result -> ReplyWriter.write(result, call.encoding(), verb, ifNoneMatch));
    }

    /** For calls whose answers were at hand alone: one that comes once takes nobody's place. */
    void remember(Spelling spelling, Understood call) {
        seen.remember(spelling, call);
    }

    Uni<WireReply> answer(WireRequest request) {
        Heading heading =
                reader.heading(request.target().path(), request.target().query());
        return switch (callers.authenticate(
                request.headers().authorization(), request.headers().address())) {
            case CallerCheck.Unknown unknown -> refuse(CallErrors.unauthenticated(), heading.encoding());
            case CallerCheck.TooManyAttempts tooMany ->
                refuse(CallErrors.tooManyAttempts(tooMany.retryAfter()), heading.encoding());
            case CallerCheck.Known caller ->
                switch (heading) {
                    case Heading.Refused refused -> refuse(refused.error(), refused.encoding());
                    case Heading.Named named -> answer(new Asked(request, named, caller.caller()));
                };
        };
    }

    /** A request that may be made. */
    private record Asked(WireRequest request, Heading.Named heading, Caller caller) {

        Encoding encoding() {
            return heading.encoding();
        }

        boolean isGet() {
            return request.verb() == Verb.GET;
        }
    }

    private Uni<WireReply> answer(Asked asked) {
        if (asked.isGet()) {
            return isLive(asked.heading().method())
                    ? refuse(CallErrors.httpMethodNotAllowed(LIVE_ALLOWED), asked.encoding())
                    : answer(asked, NO_BODY);
        }
        return asked.request().body().get().chain(body -> switch (body) {
            case Body.Broken broken -> refuse(CallErrors.bodyBroken(), asked.encoding());
            case Body.TooLarge tooLarge -> refuse(CallErrors.bodyTooLarge(bodyLimits.bytesMax()), asked.encoding());
            case Body.TooSlow tooSlow -> refuse(CallErrors.bodyTooSlow(bodyLimits.timeout()), asked.encoding());
            case Body.Whole whole -> answer(asked, whole.bytes());
        });
    }

    /** The HTTP methods that a path takes, as {@code Allow} lists them. */
    static String allowed(CallPath path) {
        return path instanceof CallPath.Named named && isLive(named.method()) ? LIVE_ALLOWED : ALLOWED;
    }

    private static boolean isLive(MethodName method) {
        return Methods.spec(method).keeping() == MethodSpec.Keeping.NEVER;
    }

    private Uni<WireReply> answer(Asked asked, byte[] body) {
        return switch (reader.read(asked.heading(), body)) {
            case Reading.Refused refused -> refuse(refused.error(), asked.encoding());
            case Reading.AnsweredHere own -> {
                String json = tokens.answer(
                        own.call(), asked.caller(), asked.request().headers().authorization());
                yield Uni.createFrom().item(ReplyWriter.own(json, asked.encoding()));
            }
            case Reading.Understood understood -> lookUp(asked, understood.call());
        };
    }

    private Uni<WireReply> lookUp(Asked asked, Call call) {
        return lookup.answer(
                        new Asker(
                                asked.caller().tenant(),
                                asked.request().headers().patience()),
                        call)
                .map(result -> ReplyWriter.write(
                        result,
                        asked.encoding(),
                        asked.request().verb(),
                        asked.request().headers().ifNoneMatch()));
    }

    private static Uni<WireReply> refuse(StormError error, Encoding encoding) {
        return Uni.createFrom().item(ReplyWriter.error(error, encoding));
    }
}
