package stockroom.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import stockroom.sandbox.fault.FaultyReply;
import stockroom.sandbox.wire.Reply;

/** Gathers a request's body up to a limit; a larger one is answered with 413. */
final class RequestBody {

    private static final int BYTES_MAX = 1 << 20;

    private final Buffer body = Buffer.buffer();
    private boolean refused;

    private RequestBody() {}

    static void read(HttpServerRequest request, Consumer<Buffer> whole) {
        RequestBody reading = new RequestBody();
        request.handler(chunk -> reading.add(chunk, request));
        request.endHandler(end -> reading.finish(whole));
    }

    private void add(Buffer chunk, HttpServerRequest request) {
        if (refused) {
            return;
        }
        body.appendBuffer(chunk);
        if (body.length() > BYTES_MAX) {
            refused = true;
            FaultyReply.send(request.response(), Reply.page(413, "Request Entity Too Large"));
        }
    }

    private void finish(Consumer<Buffer> whole) {
        if (!refused) {
            whole.accept(body);
        }
    }
}
