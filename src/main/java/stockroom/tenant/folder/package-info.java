/**
 * The tenants' folder: one YAML file a tenant, read, checked and watched, so that a change needs no restart.
 *
 * <p>Imports {@code catalog}, {@code tenant} and {@code tenant.key}. Everybody else asks {@link
 * stockroom.tenant.TenantDirectory} and does not know that there are files.
 */
@NullMarked
package stockroom.tenant.folder;

import org.jspecify.annotations.NullMarked;
