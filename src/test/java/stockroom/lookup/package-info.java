/** Tests of {@code lookup}. */
@NullMarked
package stockroom.lookup;

import org.jspecify.annotations.NullMarked;
