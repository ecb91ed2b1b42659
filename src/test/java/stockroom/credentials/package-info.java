/**
 * The credentials on real processes: tenants' files, callers' keys and tokens, upstream's tokens, and that none of it
 * leaks.
 *
 * <p>Three packaged gateways, one Redis and the sandbox, all on one clock that the tests move: see {@link
 * stockroom.credentials.Fleet}. What is guarded against whom, and which test shows it, is in {@code threat-model.md}.
 */
@NullMarked
package stockroom.credentials;

import org.jspecify.annotations.NullMarked;
