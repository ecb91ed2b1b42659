package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.tenant.folder.BrokenFile;
import stockroom.tenant.folder.FolderStatus;
import stockroom.upstream.UpstreamMetrics.Breaker;

final class HealthTest {

    private static final BrokenFile BROKEN = new BrokenFile("acme", 3, "field 'keys' is missing", Instant.EPOCH, false);

    private final Phase phase = new Phase();

    @Test
    void isReadyFromItsStartUntilItIsAskedToStop() {
        assertThat(Health.started(phase.is()).getStatus()).isEqualTo(Status.DOWN);
        assertThat(Health.takesCalls(phase.is()).getStatus()).isEqualTo(Status.DOWN);

        phase.started(new StartupEvent());
        assertThat(Health.started(phase.is()).getStatus()).isEqualTo(Status.UP);
        assertThat(Health.takesCalls(phase.is()).getStatus()).isEqualTo(Status.UP);

        phase.asksToStop(new ShutdownDelayInitiatedEvent());
        assertThat(Health.takesCalls(phase.is()).getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(Health.takesCalls(phase.is()))).containsEntry("phase", "stopping");
    }

    @Test
    void stoppingIsNoReasonToBeKilledOrToCountAsNotStarted() {
        phase.stops(new ShutdownEvent());

        assertThat(Health.alive().getStatus()).isEqualTo(Status.UP);
        assertThat(Health.started(phase.is()).getStatus()).isEqualTo(Status.UP);
        assertThat(Health.takesCalls(phase.is()).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isUnreadyWithoutAnyTenant() {
        HealthCheckResponse check = Health.tenants(new FolderStatus(List.of(), List.of(BROKEN), Optional.empty()));

        assertThat(check.getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void oneBrokenFileIsNamedAndDoesNotStopTheOthers() {
        HealthCheckResponse check =
                Health.tenants(new FolderStatus(List.of("beta"), List.of(BROKEN), Optional.empty()));

        assertThat(check.getStatus()).isEqualTo(Status.UP);
        assertThat(data(check))
                .containsEntry("loaded", 1L)
                .containsEntry("broken", 1L)
                .containsEntry("folder", "readable")
                .containsEntry("file.acme", "acme.yaml:3: field 'keys' is missing");
    }

    @Test
    void tenantsThatWereReadGoOnWithoutTheirFolder() {
        HealthCheckResponse check =
                Health.tenants(new FolderStatus(List.of("beta"), List.of(), Optional.of("is not a directory")));

        assertThat(check.getStatus()).isEqualTo(Status.UP);
        assertThat(data(check)).containsEntry("folder", "is not a directory");
    }

    @Test
    void listsOnlySomeOfVeryManyBrokenFiles() {
        List<BrokenFile> many = IntStream.range(0, 1000)
                .mapToObj(n -> new BrokenFile("t" + n, 1, "is empty", Instant.EPOCH, false))
                .toList();

        Map<String, Object> data = data(Health.tenants(new FolderStatus(List.of("beta"), many, Optional.empty())));

        assertThat(data).hasSizeLessThan(30).containsEntry("broken", 1000L);
    }

    @ParameterizedTest
    @EnumSource
    void redisNeverMakesTheGatewayUnready(RedisState state) {
        assertThat(Health.redis(state).getStatus()).isEqualTo(Status.UP);
        assertThat(data(Health.redis(state))).containsEntry("state", Labels.value(state));
    }

    @ParameterizedTest
    @EnumSource
    void upstreamNeverMakesTheGatewayUnready(Breaker breaker) {
        assertThat(Health.upstream(breaker).getStatus()).isEqualTo(Status.UP);
        assertThat(data(Health.upstream(breaker))).containsEntry("breaker", Labels.value(breaker));
    }

    @Test
    void namesTenantsWhoseLoginIsRefused() {
        HealthCheckResponse check = Health.logins(List.of("acme"));

        assertThat(check.getStatus()).isEqualTo(Status.UP);
        assertThat(data(check)).containsEntry("refused", 1L).containsEntry("tenant.acme", "refused by upstream");
    }

    @Test
    void saysWhichKeyFileIsBroken() {
        HealthCheckResponse check = Health.keys(Optional.of("keys:2: is not Base64 of 32 bytes"), Optional.empty());

        assertThat(check.getStatus()).isEqualTo(Status.UP);
        assertThat(data(check))
                .containsEntry("tokens", "keys:2: is not Base64 of 32 bytes")
                .containsEntry("operators", "readable");
    }

    private static Map<String, Object> data(HealthCheckResponse check) {
        return check.getData().orElseThrow();
    }
}
