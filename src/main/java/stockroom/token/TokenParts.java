package stockroom.token;

import java.time.Duration;
import java.time.Instant;

/** What every account's token works with. */
record TokenParts(
        TokenShelf shelf,
        TokenLease lease,
        TokenNews news,
        LoginGate gate,
        Minter minter,
        TokenSettings settings,
        Surroundings around,
        boolean sharing) {

    TokenMetrics metrics() {
        return around.metrics();
    }

    Instant now() {
        return around.clock().instant();
    }

    /** How long another replica is given: one that waits for a passcode may take longer. */
    Duration patience(Login who) {
        boolean twoFactors = who.account().secondFactor().isPresent();
        return twoFactors ? settings.waitForOther().plus(settings.passcodeWait()) : settings.waitForOther();
    }

    /** When a token is renewed: a little before its end, each replica at another time. */
    Instant renewalOf(HeldToken token) {
        double spread = 1 + (around.chance().nextDouble() * 2 - 1) / 3;
        long ahead = (long) (token.life().toMillis() * settings.renewAhead() * spread);
        return token.token().expires().minusMillis(ahead);
    }
}
