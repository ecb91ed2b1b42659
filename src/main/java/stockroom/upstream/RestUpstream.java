package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import stockroom.catalog.Reply;
import stockroom.upstream.UpstreamResult.Answered;
import stockroom.upstream.UpstreamResult.Failed;

/** Sends a call as it is: one POST, one reply, nothing tried twice. */
public final class RestUpstream implements AuthorizedUpstream {

    private final Wire wire;
    private final Pauses pauses;
    private final UpstreamMetrics metrics;

    /** @param pauses told of tenants that upstream sends away for calling too often */
    public RestUpstream(Wire wire, Pauses pauses, UpstreamMetrics metrics) {
        this.wire = wire;
        this.pauses = pauses;
        this.metrics = metrics;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Attempt attempt) {
        Wire.BasicLogin login = new Wire.BasicLogin(
                call.tenant().account().username(), attempt.token().value());
        return wire.post(
                        WirePath.of(call.call()),
                        login,
                        call.traceparent(),
                        "{\"params\":" + call.call().params().json() + "}")
                .map(result -> read(call, result));
    }

    private UpstreamResult read(UpstreamCall call, WireResult result) {
        return switch (result) {
            case WireResult.Whole whole -> {
                metrics.replied(whole.status());
                UpstreamResult read =
                        ReplyReader.read(whole.status(), whole.headers().contentType(), whole.body());
                if (read instanceof Answered answered && answered.reply().kind() == Reply.Kind.RATE_LIMITED) {
                    pauses.begin(call.tenant(), whole.headers().retryAfter());
                }
                yield read;
            }
            case WireResult.Broken broken -> Failed.of(broken.cause());
        };
    }
}
