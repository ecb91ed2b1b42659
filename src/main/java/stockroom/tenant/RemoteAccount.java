package stockroom.tenant;

import java.time.Duration;
import java.util.Optional;

/**
 * The upstream user that a tenant's calls run as. Remote credentials: storefronts never see them.
 *
 * @param version changes whenever the user, the password or the second factor does, is equal on all replicas that read
 *     the same file, and gives nothing of them away
 * @param tokenLifetime what is asked for; upstream's answer decides
 */
public record RemoteAccount(
        String username, Secret password, Optional<SecondFactor> secondFactor, Duration tokenLifetime, String version) {

    /** How upstream is given a passcode (RFC 6238). */
    public enum PasscodeMode {
        /** Behind the password, without a separator. */
        APPENDED,
        /** As the parameter {@code passcode} of {@code Account/Auth/token}. */
        PARAMETER
    }

    /** The shared secret of the passcodes, Base32 in upper case without spaces and padding, and how they travel. */
    public record SecondFactor(Secret base32, PasscodeMode mode) {}
}
