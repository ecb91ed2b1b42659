package stockroom.sandbox.login;

import java.time.Instant;

/** Passcodes as an authenticator would show them; {@link TotpTest} holds them to the RFC's vectors. */
public final class TestingPasscodes {

    private TestingPasscodes() {}

    /** The passcode of a Base32 secret at an instant. */
    public static String at(String base32, Instant now) {
        return Totp.ofBase32(base32).passcode(Totp.step(now));
    }
}
