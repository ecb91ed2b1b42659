package stockroom.upstream;

import io.smallrye.mutiny.Uni;

/** The Storm API, or a decorator of it. Never fails: what goes wrong is a result. */
public interface Upstream {

    Uni<UpstreamResult> send(UpstreamCall call);
}
