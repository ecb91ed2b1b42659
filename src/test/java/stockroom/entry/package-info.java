/** Tests of {@code entry}. */
@NullMarked
package stockroom.entry;

import org.jspecify.annotations.NullMarked;
