/** Tests of {@code catalog}. */
@NullMarked
package stockroom.catalog;

import org.jspecify.annotations.NullMarked;
