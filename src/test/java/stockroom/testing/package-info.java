/** Doubles that tests of several packages share. */
@NullMarked
package stockroom.testing;

import org.jspecify.annotations.NullMarked;
