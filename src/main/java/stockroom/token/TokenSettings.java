package stockroom.token;

import java.time.Duration;

/**
 * How tokens are renewed and shared.
 *
 * @param mintTimeout how long one login may take
 * @param renewAhead how much of a token's life is left when it is renewed, as a fraction under 0.5; each replica moves
 *     it by up to a third either way
 * @param lease how long a replica that died keeps others from minting
 * @param waitForOther how long a replica waits for another's mint before it mints itself
 * @param pollEvery how often it looks meanwhile, should the message that wakes it be lost
 * @param passcodeWait how long a login waits for the next passcode step, up to 30 s
 */
public record TokenSettings(
        Duration mintTimeout,
        double renewAhead,
        Duration lease,
        Duration waitForOther,
        Duration pollEvery,
        Duration passcodeWait,
        LoginLimits logins) {

    /** What is used where nothing is set. */
    public static final TokenSettings DEFAULTS = new TokenSettings(
            Duration.ofSeconds(5),
            0.06,
            Duration.ofSeconds(10),
            Duration.ofSeconds(6),
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            LoginLimits.DEFAULTS);

    public TokenSettings {
        LoginLimits.positive("mint-timeout", mintTimeout);
        LoginLimits.positive("lease", lease);
        LoginLimits.positive("wait-for-other", waitForOther);
        LoginLimits.positive("poll-every", pollEvery);
        if (!(renewAhead > 0 && renewAhead < 0.5)) {
            throw new IllegalArgumentException("stockroom.token.renew-ahead must lie between 0 and 0.5: " + renewAhead);
        }
        if (passcodeWait.isNegative() || passcodeWait.compareTo(Passcodes.STEP) > 0) {
            throw new IllegalArgumentException(
                    "stockroom.token.passcode-wait must lie between PT0S and PT30S: " + passcodeWait);
        }
    }
}
