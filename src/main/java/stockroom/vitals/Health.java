package stockroom.vitals;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import stockroom.tenant.folder.BrokenFile;
import stockroom.tenant.folder.FolderStatus;
import stockroom.upstream.UpstreamMetrics.Breaker;

/**
 * What each check says. Only what a restart or another replica would mend is down: without Redis or upstream the gateway
 * still serves what it keeps, and all replicas are in the same boat.
 */
final class Health {

    private static final int LISTED_MAX = 20;

    private Health() {}

    static HealthCheckResponse alive() {
        return HealthCheckResponse.up("process");
    }

    static HealthCheckResponse started(Phase.Is phase) {
        return named("started").status(phase != Phase.Is.STARTING).build();
    }

    static HealthCheckResponse takesCalls(Phase.Is phase) {
        return named("running")
                .status(phase == Phase.Is.RUNNING)
                .withData("phase", Labels.value(phase))
                .build();
    }

    /** Up if any tenant is served: a broken file is that tenant's trouble, not the others'. */
    static HealthCheckResponse tenants(FolderStatus folder) {
        HealthCheckResponseBuilder check = named("tenants")
                .status(!folder.loaded().isEmpty())
                .withData("loaded", folder.loaded().size())
                .withData("broken", folder.broken().size())
                .withData("folder", folder.folderProblem().orElse("readable"));
        folder.broken().stream().limit(LISTED_MAX).forEach(file -> check.withData(key(file), file.summary()));
        return check.build();
    }

    static HealthCheckResponse redis(RedisState state) {
        return named("redis").up().withData("state", Labels.value(state)).build();
    }

    static HealthCheckResponse upstream(Breaker breaker) {
        return named("upstream").up().withData("breaker", Labels.value(breaker)).build();
    }

    static HealthCheckResponse logins(List<String> refused) {
        HealthCheckResponseBuilder check = named("logins").up().withData("refused", refused.size());
        refused.stream().limit(LISTED_MAX).forEach(tenant -> check.withData("tenant." + tenant, "refused by upstream"));
        return check.build();
    }

    /** A broken file of token keys leaves the keys as they were, one of operators' keys lets no operator in. */
    static HealthCheckResponse keys(Optional<String> ofTokens, Optional<String> ofOperators) {
        return named("keys")
                .up()
                .withData("tokens", ofTokens.orElse("readable"))
                .withData("operators", ofOperators.orElse("readable"))
                .build();
    }

    private static String key(BrokenFile file) {
        return "file." + file.tenant();
    }

    private static HealthCheckResponseBuilder named(String name) {
        return HealthCheckResponse.named(name);
    }
}
