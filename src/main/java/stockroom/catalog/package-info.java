/**
 * The words everyone speaks: calls, their methods and parameters, replies, scopes.
 *
 * <p>Imports no other package of the gateway. A call starts as {@link stockroom.catalog.Call} here and goes on to
 * {@code entry}, where it is read off the wire.
 */
@NullMarked
package stockroom.catalog;

import org.jspecify.annotations.NullMarked;
