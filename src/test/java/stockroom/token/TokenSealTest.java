package stockroom.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import stockroom.tenant.Secret;

final class TokenSealTest {

    private static final Instant MINTED = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Login ACME = Logins.of("acme", "v1");

    private final HeldToken token =
            HeldToken.of(new UpstreamToken(Secret.of("dG9rZW4="), MINTED.plusSeconds(3600)), MINTED);
    private final TokenSeal seal = sealWith(1);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = seal.seal(ACME, token);

        HeldToken opened = seal.open(ACME, sealed).orElseThrow();

        assertThat(opened.token()).isEqualTo(token.token());
        assertThat(opened.minted()).isEqualTo(MINTED);
        assertThat(opened.sealed()).contains(sealed);
    }

    @Test
    void showsNothingOfTheTokenAndNeverSealsItTwiceAlike() {
        byte[] sealed = seal.seal(ACME, token);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("dG9rZW4=");
        assertThat(seal.seal(ACME, token)).isNotEqualTo(sealed);
    }

    @Test
    void doesNotOpenWhatWasSealedForAnotherTenantOrVersion() {
        byte[] sealed = seal.seal(ACME, token);

        assertThat(seal.open(Logins.of("other", "v1"), sealed)).isEmpty();
        assertThat(seal.open(Logins.of("acme", "v2"), sealed)).isEmpty();
        assertThat(seal.open(Logins.of("acmev", "1"), sealed)).isEmpty();
    }

    @Test
    void doesNotOpenWhatWasChangedAnywhere() {
        byte[] sealed = seal.seal(ACME, token);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(ACME, changed)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void doesNotOpenWhatWasCutOff() {
        byte[] sealed = seal.seal(ACME, token);

        for (int length = 0; length < sealed.length; length++) {
            assertThat(seal.open(ACME, Arrays.copyOf(sealed, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void opensWithAnyKeyOfTheRingWhileKeysAreRotated() {
        byte[] old = seal.seal(ACME, token);

        assertThat(sealWith(2, 1).open(ACME, old)).isPresent();
        assertThat(sealWith(2).open(ACME, old)).isEmpty();
        assertThat(seal.open(ACME, sealWith(2, 1).seal(ACME, token))).isEmpty();
    }

    @Test
    void keysAreOfOneLengthAndShowTheirNameAlone() {
        assertThatIllegalArgumentException().isThrownBy(() -> SealingKey.of(new byte[16]));
        assertThat(new Ring(7).first())
                .hasToString("SealingKey[" + new Ring(7).first().id() + "]");
        assertThat(new Ring(7).first().id())
                .matches("[0-9a-f]{8}")
                .isNotEqualTo(new Ring(8).first().id());
    }

    private static TokenSeal sealWith(int... keys) {
        return new TokenSeal(new Ring(keys), new SecureRandom());
    }
}
