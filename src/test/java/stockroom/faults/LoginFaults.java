package stockroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import stockroom.cluster.SandboxUpstream;

/** Upstream's tokens are dead, and it mints none that works. */
final class LoginFaults {

    private static final Duration BETWEEN_REVOCATIONS = Duration.ofMillis(500);

    private LoginFaults() {}

    static List<Fault> all() {
        return List.of(
                revoked("tokens revoked early", 1),
                revoked("tokens revoked again and again", Integer.MAX_VALUE),
                unable("logins: nobody there", Bound.KEPT_READS_HOLD, "\"kind\":\"reset\""),
                unable("logins: hang", Bound.KEPT_READS_HOLD, "\"kind\":\"hang\""),
                unable("logins: 503", Bound.KEPT_READS_HOLD, "\"kind\":\"status\",\"status\":503"),
                unable(
                        "logins: refused for now",
                        Bound.KEPT_READS_HOLD,
                        "\"kind\":\"error-class\",\"error_class\":\"LW::Exception::API::RateLimit\""),
                unable("logins: nonsense", Bound.KEPT_READS_HOLD, "\"kind\":\"garbage\""),
                unable("logins: wrong password", Bound.FRESH_READS_HOLD, "\"kind\":\"status\",\"status\":401"));
    }

    private static Fault unable(String name, Bound bound, String kind) {
        return new Breakage(
                name,
                bound,
                (stage, length) -> {
                    UpstreamFaults.strike(stage.upstream(), "Account/Auth/token", kind);
                    revoke(stage.upstream());
                },
                stage -> UpstreamFaults.mend(stage.upstream()));
    }

    /** Tokens that end young again and again are minted more slowly: calls may fail while they are. */
    private static Fault revoked(String name, int timesMax) {
        return new Breakage(
                name,
                Bound.KEPT_READS_HOLD,
                (stage, length) -> {
                    stage.upstream().control("DELETE", "calls", "");
                    Duration at = BETWEEN_REVOCATIONS;
                    for (int i = 0; i < timesMax && at.compareTo(length) < 0; i++) {
                        Fault.after(at, () -> revoke(stage.upstream()));
                        at = at.plus(BETWEEN_REVOCATIONS);
                    }
                },
                stage -> assertThat(stage.upstream().counts().path("mints").asInt())
                        .isPositive());
    }

    private static void revoke(SandboxUpstream upstream) {
        upstream.control("POST", "tokens/expire", "");
    }
}
