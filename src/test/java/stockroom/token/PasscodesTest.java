package stockroom.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stockroom.tenant.Secret;

final class PasscodesTest {

    @Test
    void givesTheLastSixDigitsOfTheVectorsInRfc6238() {
        Map<Long, String> vectors = Map.of(
                59L, "287082",
                1111111109L, "081804",
                1111111111L, "050471",
                1234567890L, "005924",
                2000000000L, "279037",
                20000000000L, "353130");

        vectors.forEach((second, passcode) -> assertThat(
                        Passcodes.passcode(Logins.RFC_SECRET, Passcodes.stepAt(Instant.ofEpochSecond(second)))
                                .reveal())
                .isEqualTo(passcode));
    }

    @Test
    void aStepBeginsEachThirtySeconds() {
        assertThat(Passcodes.stepAt(Instant.ofEpochSecond(59))).isEqualTo(1);
        assertThat(Passcodes.stepAt(Instant.ofEpochSecond(60))).isEqualTo(2);
        assertThat(Passcodes.startOf(2)).isEqualTo(Instant.ofEpochSecond(60));
    }

    @Test
    void readsBase32AsPeopleWriteIt() {
        assertThat(decoded("MZXW6YTBOI======")).isEqualTo("foobar");
        assertThat(decoded("mzxw 6ytb-oi")).isEqualTo("foobar");
        assertThat(decoded("MZXW6")).isEqualTo("foo");
        assertThat(decoded("")).isEmpty();
    }

    @Test
    void refusesAnotherAlphabetWithoutShowingTheSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passcodes.passcode(Secret.of("MZXW1"), 1))
                .withMessage("Not Base32");
    }

    private static String decoded(String base32) {
        return new String(Base32.decode(base32), StandardCharsets.US_ASCII);
    }
}
