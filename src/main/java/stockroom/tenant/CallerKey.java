package stockroom.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that a tenant's storefronts present, known by its digest alone.
 *
 * @param sha256 lower-case hex SHA-256 of the key
 * @param expires the first instant at which the key counts no more
 */
public record CallerKey(String name, String sha256, Optional<Instant> expires) {}
