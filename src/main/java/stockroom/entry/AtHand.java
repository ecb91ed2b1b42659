package stockroom.entry;

import io.netty.buffer.ByteBuf;
import io.vertx.core.impl.ContextInternal;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers requests there and then, or not at all. Called on the event loop: it must not wait. */
@FunctionalInterface
interface AtHand {

    /**
     * A request that has come whole.
     *
     * @param target path and query, as the request has them
     * @param header the first value of the header of a name
     */
    record Asked(String method, String target, ByteBuf body, Function<CharSequence, @Nullable String> header) {

        Optional<String> given(CharSequence name) {
            return Optional.ofNullable(header.apply(name));
        }
    }

    /** The answer, and what the call is found again by. */
    record Answered(WireReply reply, TraceIds ids) {}

    /** The answer, if it is at hand; else nothing has happened. */
    Optional<Answered> answer(Asked asked);

    /** The same in the request's own context, and for a bug no answer. */
    default Optional<Answered> answerIn(ContextInternal own, Asked asked) {
        ContextInternal before = own.beginDispatch();
        try {
            return answer(asked);
        } catch (RuntimeException bug) {
            Logger.getLogger(AtHand.class).error("a hit was not answered ahead of the framework", bug);
            return Optional.empty();
        } finally {
            own.endDispatch(before);
        }
    }
}
