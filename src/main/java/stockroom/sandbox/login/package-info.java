/**
 * Who asks: accounts, passwords, passcodes and tokens.
 *
 * <p>Imports {@code goods}, {@code tally} and {@code wire}.
 */
@NullMarked
package stockroom.sandbox.login;

import org.jspecify.annotations.NullMarked;
