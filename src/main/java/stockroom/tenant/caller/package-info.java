/**
 * The check of a caller: a key or a gateway token comes in, a tenant or a refusal goes out.
 *
 * <p>Imports {@code tenant} and {@code tenant.key}. It blocks nowhere and costs a hit of the cache one SHA-256.
 */
@NullMarked
package stockroom.tenant.caller;

import org.jspecify.annotations.NullMarked;
