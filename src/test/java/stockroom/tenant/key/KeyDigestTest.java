package stockroom.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyDigestTest {

    /** FIPS 180-4, appendix: SHA-256 of "abc". */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheKey() {
        assertThat(KeyDigest.of("abc").hex()).isEqualTo(OF_ABC);
        assertThat(KeyDigest.ofHex(OF_ABC)).contains(KeyDigest.of("abc"));
        assertThat(KeyDigest.of("abc").prefix()).isEqualTo(0xba78);
    }

    @Test
    void equalsItsLikeAlone() {
        assertThat(KeyDigest.of("abc"))
                .isEqualTo(KeyDigest.of("abc"))
                .hasSameHashCodeAs(KeyDigest.of("abc"))
                .isNotEqualTo(KeyDigest.of("abd"))
                .isNotEqualTo(KeyDigest.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba78", "zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
    void takesNothingButSixtyFourHexDigits(String text) {
        assertThat(KeyDigest.ofHex(text)).isEmpty();
    }
}
