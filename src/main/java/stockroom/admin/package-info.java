/**
 * What operators ask, on the management port alone: the tenants, what is kept, and to purge.
 *
 * <p>Imports {@code catalog}, {@code tenant}, {@code lookup} and {@code store}; what it has to know of the others it is
 * told through {@link stockroom.admin.Conditions}. Start reading at {@code AdminDesk}; each {@code Operation} is one
 * thing that can be asked, and is found by being a bean. No call of a storefront goes through here.
 */
@NullMarked
package stockroom.admin;

import org.jspecify.annotations.NullMarked;
