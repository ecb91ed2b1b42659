package stockroom.entry;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a call is found again by: the caller's request id or else the trace's, and the trace context (W3C Trace Context,
 * section 3.2). A caller's own are taken over if they are well-formed, and never anything else: they go into headers.
 */
record TraceIds(String requestId, String traceparent) {

    static final String REQUEST_ID = "X-Request-Id";
    static final String TRACEPARENT = "traceparent";

    private static final int TRACEPARENT_LENGTH = 55;
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final int REQUEST_ID_MAX = 128;
    private static final String SAMPLED_UNKNOWN = "-00";
    private static final HexFormat HEX = HexFormat.of();

    static TraceIds of(HttpServerRequest request, RandomGenerator random) {
        return of(request.getHeader(REQUEST_ID), request.getHeader(TRACEPARENT), random);
    }

    static TraceIds of(@Nullable String requestId, @Nullable String traceparent, RandomGenerator random) {
        Optional<String> parent = Optional.ofNullable(traceparent).filter(TraceIds::isTraceparent);
        String drawn = hex(random);
        String trace = parent.map(TraceIds::traceId).orElseGet(() -> drawn.substring(SPAN_DIGITS));
        String flags = parent.map(given -> given.substring(52)).orElse(SAMPLED_UNKNOWN);
        String id = Optional.ofNullable(requestId).filter(TraceIds::isRequestId).orElse(trace);
        return new TraceIds(id, "00-" + trace + "-" + drawn.substring(0, SPAN_DIGITS) + flags);
    }

    /** The trace's id alone. */
    String trace() {
        return traceId(traceparent);
    }

    private static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    /** A span's id and a trace's; never all zeros, which means that there is none. */
    private static String hex(RandomGenerator random) {
        byte[] drawn = new byte[(SPAN_DIGITS + TRACE_DIGITS) / 2];
        random.nextBytes(drawn);
        drawn[SPAN_DIGITS / 2 - 1] |= 1;
        drawn[drawn.length - 1] |= 1;
        return HEX.formatHex(drawn);
    }

    private static boolean isTraceparent(String value) {
        return value.length() == TRACEPARENT_LENGTH
                && value.startsWith("00-")
                && isHex(value, 3, 35)
                && value.charAt(35) == '-'
                && isHex(value, 36, 52)
                && value.charAt(52) == '-'
                && isHex(value, 53, 55)
                && !isZero(value, 3, 35)
                && !isZero(value, 36, 52);
    }

    private static boolean isHex(String value, int from, int to) {
        return value.chars()
                .skip(from)
                .limit(to - from)
                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static boolean isZero(String value, int from, int to) {
        return value.chars().skip(from).limit(to - from).allMatch(c -> c == '0');
    }

    private static boolean isRequestId(String value) {
        return !value.isEmpty()
                && value.length() <= REQUEST_ID_MAX
                && value.chars().allMatch(TraceIds::isIdCharacter);
    }

    private static boolean isIdCharacter(int c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || "-_.:+/=".indexOf(c) >= 0;
    }
}
