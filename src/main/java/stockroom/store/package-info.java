/**
 * The two tiers that replies are kept in, and what replicas share besides: leases, purges, messages.
 *
 * <p>Imports {@code catalog}. Caffeine's and Redis's types stay in here. A reply that neither tier has is asked of
 * {@code upstream}, by {@code lookup}.
 */
@NullMarked
package stockroom.store;

import org.jspecify.annotations.NullMarked;
