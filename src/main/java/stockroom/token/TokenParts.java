package stockroom.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stockroom.store.Leases;

/**
 * What every account's token works with.
 *
 * @param leases the rights to mint; absent where tokens are not shared
 */
record TokenParts(
        TokenShelf shelf,
        Optional<Leases> leases,
        TokenNews news,
        LoginGate gate,
        Minter minter,
        TokenSettings settings,
        Surroundings around) {

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
