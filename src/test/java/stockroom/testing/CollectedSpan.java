package stockroom.testing;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A span as OTLP tells of it ({@code opentelemetry/proto/trace/v1/trace.proto}).
 *
 * @param parent empty where there is none
 * @param attributes texts, numbers and truth values as text
 */
public record CollectedSpan(String trace, String id, String parent, String name, Map<String, String> attributes) {

    private static final HexFormat HEX = HexFormat.of();

    /** The spans of an {@code ExportTraceServiceRequest}. */
    static List<CollectedSpan> readAll(byte[] request) {
        return new ProtoMessage(request)
                .messages(1).stream()
                        .flatMap(resourceSpans -> resourceSpans.messages(2).stream())
                        .flatMap(scopeSpans -> scopeSpans.messages(2).stream())
                        .map(CollectedSpan::read)
                        .toList();
    }

    private static CollectedSpan read(ProtoMessage span) {
        Map<String, String> attributes = new HashMap<>();
        span.messages(9).forEach(pair -> attributes.put(pair.text(1), value(pair.message(2))));
        return new CollectedSpan(
                HEX.formatHex(span.bytes(1)),
                HEX.formatHex(span.bytes(2)),
                HEX.formatHex(span.bytes(4)),
                span.text(5),
                attributes);
    }

    private static String value(ProtoMessage any) {
        if (any.has(2)) {
            return Boolean.toString(any.number(2) != 0);
        }
        return any.has(3) ? Long.toString(any.number(3)) : any.text(1);
    }
}
