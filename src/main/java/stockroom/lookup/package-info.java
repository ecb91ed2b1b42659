/**
 * The decision: whether a kept answer may be shown, or upstream has to be asked, and once for how many.
 *
 * <p>Imports {@code catalog}, {@code tenant}, {@code store} and {@code upstream}. Start reading at
 * {@link stockroom.lookup.CatalogLookup}. What has to be asked goes on to {@code upstream}.
 */
@NullMarked
package stockroom.lookup;

import org.jspecify.annotations.NullMarked;
