/**
 * What was asked so far, counted for tests and benchmarks.
 *
 * <p>Imports nothing of the sandbox.
 */
@NullMarked
package stockroom.sandbox.tally;

import org.jspecify.annotations.NullMarked;
