/**
 * What dev mode adds to the gateway: a Redis of its own, and a word on where everything listens.
 *
 * <p>Nothing imports this package and it imports nothing of the gateway's; it finds its way in by its beans alone, and
 * the build removes it before it packages.
 */
@NullMarked
package stockroom.dev;

import org.jspecify.annotations.NullMarked;
