package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamResult.Failed;

/** Sends a call as it is: one POST, one reply, nothing tried twice. */
public final class RestUpstream implements AuthorizedUpstream {

    private final Wire wire;

    public RestUpstream(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, UpstreamToken token) {
        Wire.BasicLogin login = new Wire.BasicLogin(call.tenant().account().username(), token.value());
        return wire.post(
                        WirePath.of(call.call()),
                        login,
                        "{\"params\":" + call.call().params().json() + "}")
                .map(RestUpstream::read);
    }

    private static UpstreamResult read(WireResult result) {
        return switch (result) {
            case WireResult.Whole whole ->
                ReplyReader.read(whole.status(), whole.headers().contentType(), whole.body());
            case WireResult.Broken broken -> Failed.of(broken.cause());
        };
    }
}
