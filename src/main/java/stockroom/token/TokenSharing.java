package stockroom.token;

import java.util.Optional;
import stockroom.store.SharedState;

/**
 * What replicas share tokens through. Without a state each minds its own tokens and limits; without keys the limits alone
 * are shared.
 */
public record TokenSharing(Optional<SharedState> state, Optional<SealingKeys> keys) {

    /** Whether tokens themselves are shared. */
    boolean sharesTokens() {
        return state.isPresent() && keys.isPresent();
    }
}
