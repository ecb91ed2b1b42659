/**
 * The controls under {@code /sandbox/}; {@link stockroom.sandbox} lists them.
 *
 * <p>Imports every other package below {@code stockroom.sandbox}; none imports it but the root.
 */
@NullMarked
package stockroom.sandbox.control;

import org.jspecify.annotations.NullMarked;
