package stockroom.simulation;

import io.smallrye.mutiny.Uni;
import java.util.random.RandomGenerator;
import stockroom.store.SharedState;
import stockroom.testing.VirtualFaultTolerance;
import stockroom.token.TokenSource;
import stockroom.upstream.Admission;
import stockroom.upstream.AdmittingUpstream;
import stockroom.upstream.AuthorizedUpstream;
import stockroom.upstream.AuthorizingUpstream;
import stockroom.upstream.DeadlineUpstream;
import stockroom.upstream.PauseLimits;
import stockroom.upstream.Pauses;
import stockroom.upstream.PausingUpstream;
import stockroom.upstream.Ramp;
import stockroom.upstream.ResilientUpstream;
import stockroom.upstream.RoomLimits;
import stockroom.upstream.Surroundings;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamMetrics;

/** The decorators of upstream, as production has them, over a simulated wire. */
final class WayOut {

    private WayOut() {}

    static Pauses pauses(SharedState shared, Owner owner) {
        return new Pauses(shared, PauseLimits.DEFAULTS, owner.surroundings());
    }

    static Upstream over(AuthorizedUpstream wire, TokenSource tokens, Pauses pauses, Owner owner) {
        Admission admission = new Admission(RoomLimits.DEFAULTS, UpstreamMetrics.NONE);
        Surroundings around = owner.surroundings();
        Ramp ramp = new Ramp(admission, RoomLimits.DEFAULTS, owner.time());
        AuthorizedUpstream tried =
                onOwnTime(new ResilientUpstream(wire, Settings.UPSTREAM, ramp, around), owner.time());
        AuthorizedUpstream admitted =
                new AdmittingUpstream(PausingUpstream.atTheDoor(tried, pauses), admission, around);
        return new DeadlineUpstream(
                new PausingUpstream(new AuthorizingUpstream(tokens, admitted), pauses),
                Settings.UPSTREAM.timeout(),
                around);
    }

    /** Whose way out it is: its time and its chance. */
    record Owner(ProcessTime time, RandomGenerator chance) {

        Surroundings surroundings() {
            return new Surroundings(time, time::nanos, time, chance, UpstreamMetrics.NONE);
        }
    }

    /** Guards take the timers that are followed when they are first used. */
    private static AuthorizedUpstream onOwnTime(AuthorizedUpstream guarded, ProcessTime time) {
        return (call, attempt) -> Uni.createFrom().deferred(() -> {
            VirtualFaultTolerance.follow(time);
            return guarded.send(call, attempt);
        });
    }
}
