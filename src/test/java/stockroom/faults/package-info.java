/** One fault after the other, on real processes under steady load. What came of each is a row of a table. */
@NullMarked
package stockroom.faults;

import org.jspecify.annotations.NullMarked;
