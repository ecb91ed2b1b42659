/**
 * What is sold: the catalogue read from {@code /sandbox/*.json}, and its prices as one account sees them.
 *
 * <p>Imports {@code wire}.
 */
@NullMarked
package stockroom.sandbox.goods;

import org.jspecify.annotations.NullMarked;
