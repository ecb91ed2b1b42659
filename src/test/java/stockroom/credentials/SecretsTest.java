package stockroom.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing would prove nothing. */
class SecretsTest {

    private static final String SECRET = "sandbox-only-1";

    private final Secrets secrets = new Secrets().add("password", SECRET);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "demo-api:", "other-api:"})
    void findsItInBase64WhateverStandsBefore(String before) {
        byte[] pair = (before + SECRET + "x").getBytes(UTF_8);

        assertThat(secrets.foundIn("Basic " + Base64.getEncoder().encodeToString(pair)))
                .containsExactly("password");
        assertThat(secrets.foundIn("Basic " + Base64.getUrlEncoder().encodeToString(pair)))
                .containsExactly("password");
    }

    @Test
    void findsItPlainAndInHexOfEitherCase() {
        String hex = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));

        assertThat(secrets.foundIn("{\"password\":\"" + SECRET + "\"}")).containsExactly("password");
        assertThat(secrets.foundIn("value=" + hex)).containsExactly("password");
        assertThat(secrets.foundIn("value=" + HexFormat.of().withUpperCase().formatHex(SECRET.getBytes(UTF_8))))
                .containsExactly("password");
    }

    @Test
    void findsAPasscodeByItsName() {
        assertThat(secrets.foundIn("{\"passcode\":\"123456\"}")).containsExactly("a passcode");
        assertThat(secrets.foundIn("at 123456 token/passcode/acme/59848378")).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(secrets.foundIn("Basic realm=\"Stockroom\" sandbox-only")).isEmpty();
    }
}
