/**
 * Put together: the settings, and the chain of decorators that they make.
 *
 * <p>Imports every package and is imported by none.
 */
@NullMarked
package stockroom.wiring;

import org.jspecify.annotations.NullMarked;
