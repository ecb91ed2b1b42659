package stockroom.upstream;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stockroom.token.ExchangeResult;

final class LoginReplyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void takesTheEndAsANumberOrAString() {
        long end = NOW.plusSeconds(900).getEpochSecond();

        assertThat(expires(read(200, "{\"token\":\"t\",\"expires\":" + end + "}")))
                .isEqualTo(NOW.plusSeconds(900));
        assertThat(expires(read(200, "{\"token\":\"t\",\"expires\":\"" + end + "\"}")))
                .isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void tellsTheEndInOurTimeWhenTheClocksDiffer() {
        Instant theirs = NOW.plus(Duration.ofMinutes(10));
        String body = "{\"token\":\"t\",\"expires\":" + theirs.plusSeconds(900).getEpochSecond() + "}";

        assertThat(expires(read(200, Optional.of(theirs), body))).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void tellsWrongCredentialsFromPassingFaults() {
        assertThat(read(401, "Authorization required")).isEqualTo(new ExchangeResult.Rejected());
        assertThat(read(200, error("Authorization", ""))).isEqualTo(new ExchangeResult.Rejected());
        assertThat(read(200, error("Input::Validation", ",\"field\":\"passcode\"")))
                .isEqualTo(new ExchangeResult.PasscodeRejected());
        assertThat(read(200, error("Input::Multiple", ",\"field\":[\"passcode\"]")))
                .isEqualTo(new ExchangeResult.PasscodeRejected());
        List.of("API::Internal", "API::Maintenance", "RemoteService::Authorization", "Forbidden")
                .forEach(name -> assertThat(read(200, error(name, "")))
                        .as(name)
                        .isEqualTo(new ExchangeResult.Failed(Optional.empty())));
    }

    @Test
    void hearsWhenToComeBack() {
        WireHeaders headers = new WireHeaders("text/html", Optional.empty(), Optional.of("7"));

        assertThat(LoginReply.read(new WireResult.Whole(429, headers, new byte[0]), NOW))
                .isEqualTo(new ExchangeResult.Failed(Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void nonsenseIsAPassingFault() {
        long past = NOW.minusSeconds(1).getEpochSecond();
        long millis = NOW.plusSeconds(900).toEpochMilli();
        List.of(
                        "",
                        "<html>",
                        "[]",
                        "{}",
                        "{\"token\":\"t\"}",
                        "{\"token\":\"\",\"expires\":1}",
                        "{\"token\":{},\"expires\":1}",
                        "{\"token\":\"t\",\"expires\":\"soon\"}",
                        "{\"token\":\"t\",\"expires\":" + past + "}",
                        "{\"token\":\"t\",\"expires\":" + millis + "}",
                        "{\"token\":\"t\",\"expires\":99999999999999999999999}",
                        "{\"token\":\"t\",\"expires\":" + NOW.plusSeconds(9).getEpochSecond() + "} trailing")
                .forEach(body -> assertThat(read(200, body)).as(body).isInstanceOf(ExchangeResult.Failed.class));
    }

    private static ExchangeResult read(int status, String body) {
        return read(status, Optional.empty(), body);
    }

    private static ExchangeResult read(int status, Optional<Instant> date, String body) {
        WireHeaders headers = new WireHeaders(
                "application/json", date.map(at -> RFC_1123_DATE_TIME.format(at.atZone(UTC))), Optional.empty());
        return LoginReply.read(new WireResult.Whole(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static Instant expires(ExchangeResult result) {
        return ((ExchangeResult.Minted) result).token().expires();
    }

    private static String error(String name, String more) {
        return "{\"error_class\":\"LW::Exception::" + name + "\"" + more + "}";
    }
}
