/**
 * The gateway as its users meet it: real HTTP on its two ports, the sandbox behind it, a real Redis beside it.
 *
 * <p>Each test has a day of its own: the clock is set ahead past all that earlier ones left in the caches.
 */
@NullMarked
package stockroom.surface;

import org.jspecify.annotations.NullMarked;
