package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.StormError;

/** Reads a call that is written down, as the desk reads one off the wire, without asking who calls. */
public final class CallReader {

    private final ForwardList forward;

    /** Reads calls of the methods on the list. */
    public CallReader(ForwardList forward) {
        this.forward = forward;
    }

    /** What reading came to. */
    public sealed interface Reading {

        /** A call that is looked up. */
        record Understood(Call call) implements Reading {}

        /** A call that the gateway answers by itself, with a token of its own. */
        record AnsweredHere() implements Reading {}

        /** The error that its caller would get. */
        record Refused(StormError error) implements Reading {}
    }

    /**
     * Reads a call.
     *
     * @param target the path, and a query behind it, as a request line has them
     * @param body the request's body; empty for none
     */
    public Reading read(String target, byte[] body) {
        int question = target.indexOf('?');
        CallPath path = CallPath.parse(question < 0 ? target : target.substring(0, question));
        MultiMap query = query(target);
        Optional<String> name = WireRequest.encodingName(path, query);
        Optional<Encoding> encoding = name.isEmpty() ? Optional.of(Encoding.JSON) : name.flatMap(Encoding::parse);
        return encoding.isEmpty()
                ? refused(CallErrors.unknownEncoding(name.orElse("")))
                : switch (path) {
                    case CallPath.Unknown unknown -> refused(CallErrors.unknownPath());
                    case CallPath.Named named -> read(named, query, body, encoding.get());
                };
    }

    private Reading read(CallPath.Named path, MultiMap query, byte[] body, Encoding encoding) {
        boolean own = TokenDesk.answers(path.method());
        if (!own && !forward.allows(path.method())) {
            return refused(CallErrors.notForwarded(path.method().value()));
        }
        try {
            ObjectNode params =
                    body.length == 0 ? ParamsReader.fromQuery(query) : ParamsReader.fromBody(body, encoding);
            Call call = path.call(params);
            return own ? new Reading.AnsweredHere() : new Reading.Understood(call);
        } catch (MalformedException e) {
            return refused(CallErrors.malformed(encoding, e.what()));
        } catch (ParamsReader.NotAnObjectException e) {
            return refused(CallErrors.paramsNotAnObject());
        }
    }

    private static MultiMap query(String target) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        new QueryStringDecoder(target).parameters().forEach((name, values) -> query.add(name, values));
        return query;
    }

    private static Reading refused(StormError error) {
        return new Reading.Refused(error);
    }
}
