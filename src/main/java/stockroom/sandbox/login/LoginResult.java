package stockroom.sandbox.login;

import java.util.Optional;

/** Whether credentials were good. */
public sealed interface LoginResult {

    /** Good ones; with the token that was presented, where one was. */
    record Accepted(Account account, Optional<Token> token) implements LoginResult {}

    /** Bad ones. */
    record Refused(Reason reason) implements LoginResult {}

    /** Why credentials were refused: for the counts, callers are not told. */
    enum Reason {
        MISSING,
        UNKNOWN_ACCOUNT,
        WRONG_PASSWORD,
        WRONG_PASSCODE,
        USED_PASSCODE,
        DEAD_TOKEN
    }
}
