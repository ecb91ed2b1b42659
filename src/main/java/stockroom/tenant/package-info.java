/**
 * Who asks: the tenants' files, the keys their storefronts present, and the check of a caller.
 *
 * <p>The words are here; {@code tenant.key} digests and derives keys, {@code tenant.folder} reads and watches the files,
 * {@code tenant.caller} checks a call, {@code tenant.command} is the command line. They import each other in that order
 * and, outside, {@code catalog} alone. An authenticated call goes on to {@code lookup}.
 */
@NullMarked
package stockroom.tenant;

import org.jspecify.annotations.NullMarked;
