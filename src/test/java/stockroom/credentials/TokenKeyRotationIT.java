package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stockroom.testing.GatewayProcess;

/**
 * The key that shared tokens are sealed with is another one, with two replicas running.
 *
 * <p>What one replica has minted, the other has never held: it has to open what lies in Redis, or to mint.
 */
class TokenKeyRotationIT {

    private static final String DEMO = "demo-api";
    private static final String OTHER = "other-api";
    private static final String TOTP = "totp-api";
    private static final int CALLS_AT_ONCE = 8;

    @Test
    void costsNoLoginWhileTheOldKeyIsReadAndOneOnceItIsGone() {
        try (Fleet fleet = Fleet.start(2, Map.of())) {
            GatewayProcess minting = fleet.gateways().getFirst();
            GatewayProcess opening = fleet.gateways().getLast();
            Caller kept = fleet.serve("kept", TenantText.demo("key-of-kept"));
            Caller left = fleet.serve("left", TenantText.other("key-of-left"));
            Caller late = fleet.serve("late", TenantText.totp("key-of-late"));
            Caller byOldToken = Caller.bearer(left.token(minting, Duration.ofMinutes(10))
                    .json()
                    .path("token")
                    .asText());
            assertThat(Stream.of(kept, left))
                    .allMatch(caller -> caller.price(minting).isSuccess());

            String next = Fleet.newTokenKey();
            fleet.rotateTokenKeys(next, fleet.tokenKey());
            assertThat(kept.price(opening).isSuccess()).isTrue();
            assertThat(fleet.upstream().mints(DEMO)).isEqualTo(1);
            assertThat(late.price(minting).isSuccess()).isTrue();
            assertThat(fleet.gateways()).allMatch(byOldToken::isKnownAt);

            fleet.rotateTokenKeys(next);
            assertThat(late.price(opening).isSuccess()).isTrue();
            assertThat(fleet.upstream().mints(TOTP)).isEqualTo(1);
            assertThat(fleet.gateways()).noneMatch(byOldToken::isKnownAt);
            assertThat(callAtOnce(left, opening)).allMatch(Answer::isSuccess);
            assertThat(left.price(minting).isSuccess()).isTrue();
            assertThat(fleet.upstream().mints(OTHER)).isEqualTo(2);
        }
    }

    private static List<Answer> callAtOnce(Caller caller, GatewayProcess gateway) {
        List<CompletableFuture<Answer>> calls = Stream.generate(() -> caller.priceLater(gateway))
                .limit(CALLS_AT_ONCE)
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
