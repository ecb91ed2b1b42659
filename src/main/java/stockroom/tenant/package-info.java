/**
 * Who asks: the tenants' files, the keys their storefronts present, and the check of a caller.
 *
 * <p>Imports {@code catalog}. An authenticated call goes on to {@code lookup}.
 */
@NullMarked
package stockroom.tenant;

import org.jspecify.annotations.NullMarked;
