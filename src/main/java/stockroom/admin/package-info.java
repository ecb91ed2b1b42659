/**
 * What operators ask, on the management port alone: the tenants, what is kept, how a call would be answered, and to
 * purge.
 *
 * <p>Imports {@code catalog}, {@code tenant}, {@code lookup}, {@code store} and, to read calls, {@code entry}; what it
 * has to know of the others it is told through {@link stockroom.admin.Conditions}. Start reading at {@code AdminDesk};
 * each {@code Operation} is one thing that can be asked, and is found by being a bean. No call of a storefront goes
 * through here.
 */
@NullMarked
package stockroom.admin;

import org.jspecify.annotations.NullMarked;
