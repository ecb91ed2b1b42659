/**
 * What the fuzz targets share, and the test that runs the kept inputs.
 *
 * <p>A target stands beside what it feeds, in the same package, and is named {@code …Fuzz}. Jazzer drives it by its
 * {@code fuzzerTestOneInput}; see {@code src/docs/fuzzing.md}.
 */
@NullMarked
package stockroom.fuzz;

import org.jspecify.annotations.NullMarked;
