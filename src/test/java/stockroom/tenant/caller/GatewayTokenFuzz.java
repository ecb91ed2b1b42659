package stockroom.tenant.caller;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import stockroom.fuzz.Claim;

/** What callers present: headers of any form, and gateway tokens of any bytes. */
public final class GatewayTokenFuzz {

    private GatewayTokenFuzz() {}

    /** Feeds one header's value, and the same as a token. */
    public static void fuzzerTestOneInput(byte[] presented) {
        if (Presented.read(Optional.of(new String(presented, StandardCharsets.ISO_8859_1)))
                instanceof Presented.Credential credential) {
            Claim.holds(credential.secret().length > 0, "an empty secret");
            Claim.holds(credential.tenant().filter(String::isEmpty).isEmpty(), "a tenant without a name");
        }
        TokenLayout.read(presented).ifPresent(token -> spelledOnce(token, presented));
    }

    /** A token that is read has one spelling: a revoked one has no twin. */
    private static void spelledOnce(TokenLayout token, byte[] presented) {
        byte[] written = token.text().getBytes(StandardCharsets.US_ASCII);
        Claim.holds(Arrays.equals(written, presented), "a token with two spellings");
        Claim.holds(!token.start().isAfter(token.end()), "a token that begins behind its end");
    }
}
