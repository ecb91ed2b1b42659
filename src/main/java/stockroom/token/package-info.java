/**
 * The swap: a tenant's stored credentials go in, a short-lived upstream token comes out.
 *
 * <p>Imports {@code catalog} and {@code tenant}. {@code upstream} asks here for the token that authorises a call.
 */
@NullMarked
package stockroom.token;

import org.jspecify.annotations.NullMarked;
