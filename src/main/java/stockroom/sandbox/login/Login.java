package stockroom.sandbox.login;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import stockroom.sandbox.login.LoginResult.Accepted;
import stockroom.sandbox.login.LoginResult.Reason;
import stockroom.sandbox.login.LoginResult.Refused;
import stockroom.sandbox.tally.Calls;

/** Judges credentials. The passcode of a step counts during that step alone, and once. Confined to one thread. */
public final class Login {

    private static final String NOBODY = "(nobody)";
    private static final int USED_MAX = 10_000;

    private record UsedStep(String username, long step) {}

    private final Accounts accounts;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Calls calls;
    private final Set<UsedStep> used = new LinkedHashSet<>();

    public Login(Accounts accounts, Tokens tokens, InstantSource clock, Calls calls) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
        this.calls = calls;
    }

    /** The account that is claimed, before anything is checked; names that no account has are all one. */
    public String claimed(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Basic(String username, String secret) ->
                accounts.find(username).map(Account::username).orElse(NOBODY);
            case Credentials.Bearer(String token) ->
                tokens.find(token).map(Token::username).orElse(NOBODY);
            case Credentials.None none -> NOBODY;
        };
    }

    /**
     * Checks credentials; a passcode that is accepted is used by that.
     *
     * @param passcode of the parameter {@code passcode}, for accounts with a second factor
     */
    public LoginResult judge(Credentials credentials, Optional<String> passcode) {
        return switch (credentials) {
            case Credentials.None none -> new Refused(Reason.MISSING);
            case Credentials.Bearer(String token) ->
                tokens.find(token).map(this::ofToken).orElse(new Refused(Reason.DEAD_TOKEN));
            case Credentials.Basic(String username, String secret) ->
                accounts.find(username)
                        .map(account -> ofSecret(account, secret, passcode))
                        .orElse(new Refused(Reason.UNKNOWN_ACCOUNT));
        };
    }

    public void reset() {
        used.clear();
    }

    private LoginResult ofToken(Token token) {
        return accounts.find(token.username())
                .<LoginResult>map(account -> new Accepted(account, Optional.of(token)))
                .orElse(new Refused(Reason.UNKNOWN_ACCOUNT));
    }

    private LoginResult ofSecret(Account account, String secret, Optional<String> passcode) {
        return tokens.find(secret)
                .filter(token -> token.username().equals(account.username()))
                .map(this::ofToken)
                .orElseGet(() -> ofPassword(account, secret, passcode));
    }

    private LoginResult ofPassword(Account account, String secret, Optional<String> passcode) {
        if (account.totp().isEmpty()) {
            return account.password().equals(secret)
                    ? new Accepted(account, Optional.empty())
                    : new Refused(Reason.WRONG_PASSWORD);
        }
        int split = passcode.isPresent() ? secret.length() : Math.max(0, secret.length() - Totp.DIGITS);
        if (!account.password().equals(secret.substring(0, split))) {
            return new Refused(Reason.WRONG_PASSWORD);
        }
        return ofPasscode(account, account.totp().orElseThrow(), passcode.orElse(secret.substring(split)));
    }

    private LoginResult ofPasscode(Account account, Totp totp, String passcode) {
        long step = Totp.step(clock.instant());
        if (!totp.passcode(step).equals(passcode)) {
            return new Refused(Reason.WRONG_PASSCODE);
        }
        if (!used.add(new UsedStep(account.username(), step))) {
            return new Refused(Reason.USED_PASSCODE);
        }
        if (used.size() > USED_MAX) {
            used.remove(used.iterator().next());
        }
        calls.loggedInAtStep(step);
        return new Accepted(account, Optional.empty());
    }
}
