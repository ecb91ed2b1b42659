package stockroom.sandbox.login;

import java.time.Instant;

/** A token that stands for an account until it expires. */
public record Token(String text, String username, Instant expires) {

    @Override
    public String toString() {
        return "Token[" + username + ", expires " + expires + "]";
    }
}
