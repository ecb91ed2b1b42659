/**
 * What travels: targets, encodings, parameters, answers and the errors of the API.
 *
 * <p>Imports nothing of the sandbox.
 */
@NullMarked
package stockroom.sandbox.wire;

import org.jspecify.annotations.NullMarked;
