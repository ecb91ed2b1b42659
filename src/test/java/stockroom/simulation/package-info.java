/**
 * Several gateways, their Redis and their upstream on one thread and one queue of events, all from one seed.
 *
 * <p>What decides is the real code; what is simulated is the world around it: time, chance, the network, Redis, upstream.
 * Start reading at {@code Simulation}, then {@code Invariants}; see {@code src/docs/simulation.md}.
 */
@NullMarked
package stockroom.simulation;

import org.jspecify.annotations.NullMarked;
