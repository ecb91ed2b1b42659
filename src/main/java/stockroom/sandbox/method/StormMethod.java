package stockroom.sandbox.method;

import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.StormError;

/** A method of the API. */
@FunctionalInterface
public interface StormMethod {

    /**
     * Answers a call.
     *
     * @throws StormError for every failure that a caller is told of
     */
    Answer answer(Request request);
}
