/**
 * The call out: authorised, bounded, retried and sent to the Storm API.
 *
 * <p>Imports {@code catalog}, {@code tenant} and {@code token}. Nothing lies behind it but the network.
 */
@NullMarked
package stockroom.upstream;

import org.jspecify.annotations.NullMarked;
