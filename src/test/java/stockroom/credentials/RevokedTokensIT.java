package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Upstream ends tokens before their time, with calls under way. */
@ExtendWith(SharedFleet.class)
class RevokedTokensIT {

    private static final int REVOCATIONS = 8;
    private static final int CALLS_BETWEEN_ON_EACH = 10;

    @Test
    void costNoCallAndOneMintEach(Fleet fleet) {
        Caller caller = fleet.serve("revoked", TenantText.demo("key-of-revoked"));
        assertThat(caller.price(fleet.gateway()).isSuccess()).isTrue();

        try (Load load = Load.on(fleet.gateways(), caller::priceLater)) {
            for (int i = 0; i < REVOCATIONS; i++) {
                awaitCalls(load);
                fleet.passUnderLoad(Duration.ofMinutes(1));
                assertThat(fleet.upstream().revokeTokens()).isPositive();
            }
            awaitCalls(load);
            load.stop();
            assertThat(load.failed()).isEmpty();
        }

        assertThat(fleet.upstream().mints("demo-api")).isBetween(1 + REVOCATIONS, 2 + REVOCATIONS);
    }

    /** A call that meets two revocations in a row is told so: each chain has to be over the one before. */
    private static void awaitCalls(Load load) {
        int before = load.answeredOnEach();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> load.answeredOnEach() >= before + CALLS_BETWEEN_ON_EACH);
    }
}
