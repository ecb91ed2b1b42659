/**
 * The command line of tenants: makes a key and its file, and checks a folder before it is served.
 *
 * <p>Imports {@code tenant.folder} and {@code tenant.key}. Plain logic: what it prints on and reads from is handed in.
 */
@NullMarked
package stockroom.tenant.command;

import org.jspecify.annotations.NullMarked;
