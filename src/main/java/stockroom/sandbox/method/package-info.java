/**
 * What the API can be asked: one class a method.
 *
 * <p>Imports {@code goods}, {@code login}, {@code tally} and {@code wire}.
 */
@NullMarked
package stockroom.sandbox.method;

import org.jspecify.annotations.NullMarked;
