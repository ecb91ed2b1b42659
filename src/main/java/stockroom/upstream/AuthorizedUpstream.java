package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import stockroom.token.UpstreamToken;

/** The Storm API as it is asked by a moment and with a token. Never fails; a 401 is an answer like any other. */
public interface AuthorizedUpstream {

    Uni<UpstreamResult> send(UpstreamCall call, Attempt attempt);

    /** What a call is sent with. */
    record Attempt(UpstreamToken token, Deadline deadline) {}
}
