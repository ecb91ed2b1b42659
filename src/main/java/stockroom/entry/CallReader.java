package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.StormError;

/** Reads calls, off the wire or as somebody wrote them down, without asking who calls. */
public final class CallReader {

    private final ForwardList forward;

    /** Reads calls of the methods on the list. */
    public CallReader(ForwardList forward) {
        this.forward = forward;
    }

    /** What a request line comes to. */
    sealed interface Heading {

        /** Of the answer, an error too. */
        Encoding encoding();

        /** A method that may be called here. */
        record Named(CallPath.Named path, MultiMap query, Encoding encoding) implements Heading {

            MethodName method() {
                return path.method();
            }
        }

        /** The error that a caller gets for it. */
        record Refused(StormError error, Encoding encoding) implements Heading {}
    }

    /** What reading came to. */
    public sealed interface Reading {

        /** A call that is looked up. */
        record Understood(Call call) implements Reading {}

        /** A call that the gateway answers by itself, with a token of its own. */
        record AnsweredHere(Call call) implements Reading {}

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
        return switch (heading(target)) {
            case Heading.Refused refused -> new Reading.Refused(refused.error());
            case Heading.Named named -> read(named, body);
        };
    }

    Heading heading(String target) {
        int question = target.indexOf('?');
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        try {
            new QueryStringDecoder(target).parameters().forEach((name, values) -> query.add(name, values));
        } catch (IllegalArgumentException e) {
            return new Heading.Refused(CallErrors.queryNotEncoded(), Encoding.JSON);
        }
        return heading(question < 0 ? target : target.substring(0, question), query);
    }

    /** @param rawPath percent-encoded */
    Heading heading(String rawPath, MultiMap query) {
        CallPath path = CallPath.parse(rawPath);
        Optional<String> name = encodingName(path, query);
        Optional<Encoding> known = name.isEmpty() ? Optional.of(Encoding.JSON) : name.flatMap(Encoding::parse);
        Encoding encoding = known.orElse(Encoding.JSON);
        return known.isEmpty()
                ? new Heading.Refused(CallErrors.unknownEncoding(name.orElse("")), encoding)
                : switch (path) {
                    case CallPath.Unknown unknown -> new Heading.Refused(CallErrors.unknownPath(), encoding);
                    case CallPath.Named named ->
                        isCallable(named.method())
                                ? new Heading.Named(named, query, encoding)
                                : new Heading.Refused(
                                        CallErrors.notForwarded(named.method().value()), encoding);
                };
    }

    /** The encoding that a caller names, by extension or else in the query. */
    static Optional<String> encodingName(CallPath path, MultiMap query) {
        return path.extension().or(() -> Optional.ofNullable(query.get(ParamsReader.ENCODING)));
    }

    private boolean isCallable(MethodName method) {
        return TokenDesk.answers(method) || forward.allows(method);
    }

    /** @param body empty where the parameters stand in the query */
    Reading read(Heading.Named heading, byte[] body) {
        try {
            ObjectNode params = body.length == 0
                    ? ParamsReader.fromQuery(heading.query())
                    : ParamsReader.fromBody(body, heading.encoding());
            Call call = heading.path().call(params);
            return TokenDesk.answers(call.method()) ? new Reading.AnsweredHere(call) : new Reading.Understood(call);
        } catch (MalformedException e) {
            return new Reading.Refused(CallErrors.malformed(heading.encoding(), e.what()));
        } catch (ParamsReader.NotAnObjectException e) {
            return new Reading.Refused(CallErrors.paramsNotAnObject());
        }
    }
}
