package stockroom.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user of upstream's: whose catalogue it sees, how it logs in, and the tokens that it was given. */
final class Account {

    private final String user;
    private final String realm;
    private final Optional<String> totp;
    private final List<Token> tokens = new ArrayList<>();
    private final Set<Long> usedSteps = new HashSet<>();
    private String password;

    Account(String user, String realm, String password, Optional<String> totp) {
        this.user = user;
        this.realm = realm;
        this.password = password;
        this.totp = totp;
    }

    /** A token, and what became of it. */
    static final class Token {

        final String value;
        final String password;
        final long mintedNanos;
        final long endsNanos;
        boolean refused;
        long deliveredNanos = Long.MAX_VALUE;

        Token(String value, String password, long mintedNanos, long endsNanos) {
            this.value = value;
            this.password = password;
            this.mintedNanos = mintedNanos;
            this.endsNanos = endsNanos;
        }
    }

    String user() {
        return user;
    }

    String realm() {
        return realm;
    }

    Optional<String> totp() {
        return totp;
    }

    List<Token> tokens() {
        return tokens;
    }

    boolean knows(String attempt) {
        return password.equals(attempt);
    }

    String password() {
        return password;
    }

    void changePassword(String to) {
        password = to;
    }

    /** Whether the step was not used yet; from now on it is. */
    boolean use(long step) {
        return usedSteps.add(step);
    }
}
