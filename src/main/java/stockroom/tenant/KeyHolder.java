package stockroom.tenant;

import stockroom.tenant.key.KeyDigest;

/** Whose key it is, and which. The digest is the key's own, at hand so that no call has to read its hex. */
public record KeyHolder(Tenant tenant, CallerKey key, KeyDigest digest) {

    public static KeyHolder of(Tenant tenant, CallerKey key) {
        return new KeyHolder(tenant, key, key.digest());
    }
}
