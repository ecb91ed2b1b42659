package stockroom.sandbox.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

    /** Appendix B of RFC 6238, SHA-1, its last six digits; the secret is the ASCII of 12345678901234567890. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void agreesWithTheVectorsOfTheRfc(long seconds, String passcode) {
        assertThat(TestingPasscodes.at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Instant.ofEpochSecond(seconds)))
                .isEqualTo(passcode);
    }
}
