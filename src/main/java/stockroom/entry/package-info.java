/**
 * HTTP in and out: a request is read into a call, what became of the call is written as a response.
 *
 * <p>Imports {@code catalog}, {@code tenant} and {@code lookup}. A call that was read and whose caller is known goes on
 * to {@code lookup}.
 */
@NullMarked
package stockroom.entry;

import org.jspecify.annotations.NullMarked;
