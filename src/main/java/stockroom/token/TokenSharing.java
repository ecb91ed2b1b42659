package stockroom.token;

import java.time.Duration;
import java.util.Optional;
import stockroom.store.Leases;
import stockroom.store.SharedState;

/**
 * What replicas share tokens through. Without a state each minds its own tokens and limits; without keys the limits alone
 * are shared.
 */
public record TokenSharing(Optional<SharedState> state, Optional<SealingKeys> keys) {

    /** The rights to mint, where tokens are shared. */
    Optional<Leases> leases(Duration time, Surroundings around) {
        return state.filter(shared -> keys.isPresent())
                .map(shared -> new Leases(shared, time, around.timers(), around.secrets()));
    }
}
