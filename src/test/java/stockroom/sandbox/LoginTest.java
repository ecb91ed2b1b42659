package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static stockroom.sandbox.TestingSandbox.basic;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.sandbox.login.TestingPasscodes;

final class LoginTest {

    private static final String PING = "/v1/Utilities/Info/ping";

    private final TestingSandbox sandbox = new TestingSandbox();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void refusesWithoutCredentialsAndSaysWhatItWants() {
        HttpResponse<String> reply = sandbox.send(sandbox.request(PING).GET());
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
        assertThat(reply.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void refusesAWrongPasswordAnUnknownAccountAndNonsense() {
        assertThat(status(basic("demo-api", "wrong"))).isEqualTo(401);
        assertThat(status(basic("nobody", "sandbox-only-1"))).isEqualTo(401);
        assertThat(status("Basic %%%")).isEqualTo(401);
        assertThat(status("Bearer of-nothing")).isEqualTo(401);
        assertThat(sandbox.counts().path("refused_logins").toString())
                .isEqualTo("{\"dead_token\":1,\"missing\":1,\"unknown_account\":1,\"wrong_password\":1}");
    }

    @Test
    void takesATokenAsPasswordOrAsBearer() {
        String token = mint("{}").path("token").textValue();
        assertThat(status(basic("demo-api", token))).isEqualTo(200);
        assertThat(status("Bearer " + token)).isEqualTo(200);
        assertThat(status(basic("other-api", token))).isEqualTo(401);
    }

    @Test
    void tokensEndWhenTheyWereSaidTo() {
        JsonNode minted = mint("{\"timeout\":\"60\"}");
        String bearer = "Bearer " + minted.path("token").textValue();
        assertThat(minted.path("expires").longValue())
                .isEqualTo(sandbox.clock.instant().getEpochSecond() + 60);
        sandbox.clock.advance(Duration.ofSeconds(59));
        assertThat(status(bearer)).isEqualTo(200);
        sandbox.clock.advance(Duration.ofSeconds(1));
        assertThat(status(bearer)).isEqualTo(401);
    }

    @Test
    void aLiveTokenMintsAnother() {
        String bearer = "Bearer " + mint("{}").path("token").textValue();
        JsonNode second = sandbox.call(bearer, "Account/Auth/token", "{}");
        assertThat(status("Bearer " + second.path("token").textValue())).isEqualTo(200);
        assertThat(status(bearer)).isEqualTo(200);
    }

    @Test
    void cutsATimeoutToWhatIsAllowed() {
        sandbox.control("PUT", "tokens/lifetime", "{\"seconds\":90}");
        long now = sandbox.clock.instant().getEpochSecond();
        assertThat(mint("{\"timeout\":86400}").path("expires").longValue()).isEqualTo(now + 90);
        assertThat(mint("null").path("expires").longValue()).isEqualTo(now + 90);
    }

    @Test
    void expireTokenEndsTheTokenThatItIsCalledWith() {
        String first = "Bearer " + mint("{}").path("token").textValue();
        String second = "Bearer " + mint("{}").path("token").textValue();
        assertThat(sandbox.call(first, "Account/Auth/expireToken", "{}").toString())
                .isEqualTo("{\"expired\":1}");
        assertThat(status(first)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
    }

    @Test
    void expireTokenWithThePasswordEndsAllTokensOfTheAccount() {
        String bearer = "Bearer " + mint("{}").path("token").textValue();
        sandbox.call("Account/Auth/expireToken", "{}");
        assertThat(status(bearer)).isEqualTo(401);
    }

    @Test
    void takesAPasscodeOnceBehindThePassword() {
        String authorization = basic("totp-api", "sandbox-only-3" + passcode());
        assertThat(status(authorization)).isEqualTo(200);
        assertThat(status(authorization)).isEqualTo(401);
        sandbox.clock.advance(Duration.ofSeconds(30));
        assertThat(status(authorization)).isEqualTo(401);
        assertThat(status(basic("totp-api", "sandbox-only-3" + passcode()))).isEqualTo(200);
        JsonNode counts = sandbox.counts();
        assertThat(counts.path("totp_logins_by_step").size()).isEqualTo(2);
        assertThat(counts.path("refused_logins").path("used_passcode").intValue())
                .isEqualTo(1);
        assertThat(counts.path("refused_logins").path("wrong_passcode").intValue())
                .isEqualTo(1);
    }

    @Test
    void takesAPasscodeAsAParameterAndThenATokenWithoutOne() {
        String authorization = basic("totp-api", "sandbox-only-3");
        JsonNode minted = sandbox.call(authorization, "Account/Auth/token", "{\"passcode\":\"" + passcode() + "\"}");
        String token = minted.path("token").textValue();
        assertThat(status(basic("totp-api", token))).isEqualTo(200);
        assertThat(status(authorization)).isEqualTo(401);
    }

    @Test
    void aChangedPasswordReplacesTheOldOneButNotItsTokens() {
        String bearer = "Bearer " + mint("{}").path("token").textValue();
        sandbox.control("PUT", "accounts/demo-api", "{\"password\":\"sandbox-only-9\"}");
        assertThat(status(TestingSandbox.DEMO)).isEqualTo(401);
        assertThat(status(basic("demo-api", "sandbox-only-9"))).isEqualTo(200);
        assertThat(status(bearer)).isEqualTo(200);
    }

    @Test
    void theLoginIsCheckedBeforeTheBodyIs() {
        assertThat(sandbox.post(basic("demo-api", "wrong"), "/v1/Product/list", "{broken")
                        .statusCode())
                .isEqualTo(401);
    }

    private JsonNode mint(String params) {
        return sandbox.call("Account/Auth/token", params);
    }

    private int status(String authorization) {
        return sandbox.get(authorization, PING).statusCode();
    }

    private String passcode() {
        return TestingPasscodes.at("SANDBOXONLYSANDBOXONLYSANDBOXONL", sandbox.clock.instant());
    }
}
