package stockroom.entry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import stockroom.lookup.Asker;

/**
 * A request as it came in, its body not yet read.
 *
 * @param verb the HTTP method
 * @param body reads the body, once
 */
record WireRequest(Verb verb, Target target, Headers headers, Supplier<Uni<BodyReader.Body>> body) {

    /**
     * What the request line asks for.
     *
     * @param path percent-encoded, without the query
     */
    record Target(String path, MultiMap query) {}

    /** The HTTP methods that calls are made with. */
    enum Verb {
        GET,
        POST,
        /** RFC 10008: safe as GET, with a body as POST. */
        QUERY;

        static Optional<Verb> of(String method) {
            return switch (method) {
                case "GET" -> Optional.of(GET);
                case "POST" -> Optional.of(POST);
                case "QUERY" -> Optional.of(QUERY);
                default -> Optional.empty();
            };
        }
    }

    /** What of the headers counts. */
    record Headers(
            Optional<String> authorization, Optional<String> ifNoneMatch, String address, Asker.Patience patience) {

        /** Without the header that holds the caller's key. */
        @Override
        public String toString() {
            return "Headers[address=" + address + "]";
        }
    }

    @Override
    public String toString() {
        return "WireRequest[" + verb.name().toLowerCase(Locale.ROOT) + "]";
    }
}
