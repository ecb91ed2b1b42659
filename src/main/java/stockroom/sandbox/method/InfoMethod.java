package stockroom.sandbox.method;

import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Json;

/** {@code Utilities/Info/ping} and {@code version}: one member, always the same. */
final class InfoMethod implements StormMethod {

    private final Answer answer;

    InfoMethod(String member, String value) {
        this.answer = Answer.of(Json.object().put(member, value));
    }

    @Override
    public Answer answer(Request request) {
        request.inputs().check();
        return answer;
    }
}
