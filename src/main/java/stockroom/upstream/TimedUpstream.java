package stockroom.upstream;

import io.smallrye.mutiny.Uni;

/** The Storm API as it is asked by a moment. Never fails. */
public interface TimedUpstream {

    Uni<UpstreamResult> send(UpstreamCall call, Deadline deadline);
}
