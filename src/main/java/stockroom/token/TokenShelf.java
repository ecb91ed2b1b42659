package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where replicas leave a token for each other, sealed. Without a state or keys it is always empty. */
final class TokenShelf {

    private static final String KIND = "sealed";

    private final QuietState state;
    private final Optional<TokenSeal> seal;
    private final TokenMetrics metrics;

    TokenShelf(QuietState state, Optional<TokenSeal> seal, TokenMetrics metrics) {
        this.state = state;
        this.seal = seal;
        this.metrics = metrics;
    }

    Uni<Optional<HeldToken>> find(Login who) {
        if (seal.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        TokenSeal opener = seal.get();
        return state.get(who.key(KIND)).map(bytes -> bytes.flatMap(found -> open(opener, who, found)));
    }

    /** The token as others see it now; as it came if nobody could be given it. */
    Uni<HeldToken> put(Login who, HeldToken token, Instant now) {
        Duration left = Duration.between(now, token.token().expires());
        if (seal.isEmpty() || !left.isPositive()) {
            return Uni.createFrom().item(token);
        }
        byte[] bytes = seal.get().seal(who, token);
        return state.put(who.key(KIND), bytes, left).map(put -> token.sealedAs(bytes));
    }

    /** Takes a token away if it is still the one that lies there. */
    Uni<Boolean> remove(Login who, HeldToken token) {
        return token.sealed()
                .map(bytes -> state.removeIfEqual(who.key(KIND), bytes).map(removed -> removed.orElse(false)))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Optional<HeldToken> open(TokenSeal opener, Login who, byte[] bytes) {
        Optional<HeldToken> token = opener.open(who, bytes);
        if (token.isEmpty()) {
            metrics.unreadable(who.tenant());
        }
        return token;
    }
}
