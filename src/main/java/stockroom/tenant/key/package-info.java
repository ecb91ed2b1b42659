/**
 * Keys and where they lie: digests of callers' keys, the ring that protects tokens, the keys of operators.
 *
 * <p>Imports nothing of Stockroom. {@code tenant}, {@code token} and {@code admin} check and seal with what is here.
 */
@NullMarked
package stockroom.tenant.key;

import org.jspecify.annotations.NullMarked;
