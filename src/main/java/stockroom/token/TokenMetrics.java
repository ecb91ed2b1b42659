package stockroom.token;

import java.time.Instant;

/** What is observed of tokens. Called from any thread, must not block. */
public interface TokenMetrics {

    /** Observes nothing. */
    TokenMetrics NONE = new TokenMetrics() {};

    /** A login brought a token. */
    default void minted(String tenant) {}

    /** The minted token took the place of a live one. */
    default void renewed(String tenant) {}

    /** Upstream refused the credentials. */
    default void refused(String tenant) {}

    /** A login failed for a passing reason, or was put off. */
    default void failed(String tenant) {}

    /** Upstream no longer took a token that should have been live. */
    default void dropped(String tenant) {}

    /** A shared token could not be decrypted, and was ignored. */
    default void unreadable(String tenant) {}

    /** The token in use ends then. */
    default void expires(String tenant, Instant end) {}

    /** Whether this replica holds the tenant's credentials for rejected. */
    default void loginBreaker(String tenant, boolean open) {}

    /** The tenant is gone: its meters may go, too. */
    default void forgotten(String tenant) {}
}
