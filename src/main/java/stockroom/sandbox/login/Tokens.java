package stockroom.sandbox.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The live tokens. Confined to one thread. */
public final class Tokens {

    private static final int TOKEN_BYTES = 48;

    private final Map<String, Token> live = new HashMap<>();
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Duration longest;
    private Duration lifetimeMax;

    /**
     * No tokens yet.
     *
     * @param longest the lifetime of a token that asks for none, and the most that one can ask for
     */
    public Tokens(InstantSource clock, RandomGenerator random, Duration longest) {
        this.clock = clock;
        this.random = random;
        this.longest = longest;
        this.lifetimeMax = longest;
    }

    /** A new token; earlier ones live on. */
    public Token mint(String username, Optional<Duration> asked) {
        Instant now = clock.instant();
        live.values().removeIf(token -> !now.isBefore(token.expires()));
        Duration lifetime =
                asked.filter(wanted -> wanted.compareTo(lifetimeMax) < 0).orElse(lifetimeMax);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        long expires = now.plus(lifetime).getEpochSecond();
        Token token = new Token(Base64.getEncoder().encodeToString(bytes), username, Instant.ofEpochSecond(expires));
        live.put(token.text(), token);
        return token;
    }

    public Optional<Token> find(String text) {
        return Optional.ofNullable(live.get(text))
                .filter(token -> clock.instant().isBefore(token.expires()));
    }

    public void expire(Token token) {
        live.remove(token.text());
    }

    public void expireAllOf(String username) {
        live.values().removeIf(token -> token.username().equals(username));
    }

    /** Ends every live token and says how many there were. */
    public int expireAll() {
        int count = live.size();
        live.clear();
        return count;
    }

    /** Limits the tokens to come; those that live keep their end. */
    public void limitLifetime(Duration max) {
        lifetimeMax = max;
    }

    public void reset() {
        live.clear();
        lifetimeMax = longest;
    }
}
