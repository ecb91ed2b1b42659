/**
 * What can be made to go wrong.
 *
 * <p>Imports {@code wire}.
 */
@NullMarked
package stockroom.sandbox.fault;

import org.jspecify.annotations.NullMarked;
