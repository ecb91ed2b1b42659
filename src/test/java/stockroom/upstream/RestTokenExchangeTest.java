package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.token.ExchangeResult;

/** What a login looks like on a real connection; an application must run, since the REST client belongs to one. */
@QuarkusTest
final class RestTokenExchangeTest {

    private final RawServer server = new RawServer();
    private final Wire wire = Wire.open(new WireSettings(
            server.url(), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(30), 8, 100_000, 4));

    @AfterEach
    void close() {
        wire.close();
        server.close();
    }

    @Test
    void logsInWithThePassword() {
        long end = Instant.now().plusSeconds(900).getEpochSecond();
        server.answers(200, "", "{\"token\":\"dG9r\",\"expires\":\"" + end + "\"}");

        ExchangeResult result = login(Samples.ACCOUNT, Optional.empty());

        assertThat(result).isInstanceOfSatisfying(ExchangeResult.Minted.class, minted -> {
            assertThat(minted.token().value()).isEqualTo(Secret.of("dG9r"));
            assertThat(minted.token().expires())
                    .isBetween(Instant.ofEpochSecond(end - 1), Instant.ofEpochSecond(end + 1));
        });
        assertThat(server.requests.getFirst())
                .startsWith("POST /v1/Account/Auth/token HTTP/1.1\n")
                .endsWith("{\"params\":{\"timeout\":3600}}")
                .contains("Basic YWNtZS1hcGk6Y29ycmVjdCBob3JzZQ==");
    }

    /** As after a start, when nobody has a token yet. */
    @Test
    void manyTenantsLogInAtOnceAndNoneIsTurnedAway() {
        long end = Instant.now().plusSeconds(900).getEpochSecond();
        server.answers(200, "", "{\"token\":\"dG9r\",\"expires\":\"" + end + "\"}");
        RestTokenExchange exchange = new RestTokenExchange(wire, Instant::now);

        List<Uni<ExchangeResult>> logins = IntStream.range(0, 100)
                .mapToObj(tenant -> exchange.login(Samples.ACCOUNT, Optional.empty()))
                .toList();

        assertThat(Uni.join().all(logins).andFailFast().await().atMost(Duration.ofSeconds(20)))
                .allSatisfy(result -> assertThat(result).isInstanceOf(ExchangeResult.Minted.class));
    }

    @Test
    void sendsAPasscodeAsTheTenantWishes() {
        server.answers(200, "", "{}");

        login(withPasscode(PasscodeMode.APPENDED), Optional.of(Secret.of("123456")));
        login(withPasscode(PasscodeMode.PARAMETER), Optional.of(Secret.of("123456")));

        assertThat(server.requests.getFirst())
                .contains("Basic YWNtZS1hcGk6Y29ycmVjdCBob3JzZTEyMzQ1Ng==")
                .endsWith("{\"params\":{\"timeout\":3600}}");
        assertThat(server.requests.getLast())
                .contains("Basic YWNtZS1hcGk6Y29ycmVjdCBob3JzZQ==")
                .endsWith("{\"params\":{\"timeout\":3600,\"passcode\":\"123456\"}}");
    }

    private ExchangeResult login(RemoteAccount account, Optional<Secret> passcode) {
        return new RestTokenExchange(wire, Instant::now)
                .login(account, passcode)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static RemoteAccount withPasscode(PasscodeMode mode) {
        return new RemoteAccount(
                Samples.ACCOUNT.username(),
                Samples.ACCOUNT.password(),
                Optional.of(new SecondFactor(Secret.of("GEZDGNBV"), mode)),
                Samples.ACCOUNT.tokenLifetime(),
                "v1");
    }
}
