package stockroom.surface;

import java.util.List;
import java.util.Optional;

/** What the tests' tenants know and nobody else may see. The accounts are the sandbox's. */
final class Secrets {

    static final Tenant DEMO =
            new Tenant("demo", "surface-key-of-demo-1", "demo-api", "sandbox-only-1", Optional.empty());
    static final Tenant OTHER =
            new Tenant("other", "surface-key-of-other-1", "other-api", "sandbox-only-2", Optional.empty());
    static final Tenant TWO_FACTORS = new Tenant(
            "totp",
            "surface-key-of-totp-1",
            "totp-api",
            "sandbox-only-3",
            Optional.of("SANDBOXONLYSANDBOXONLYSANDBOXONL"));

    static final List<Tenant> TENANTS = List.of(DEMO, OTHER, TWO_FACTORS);

    /** 32 bytes in Base64. */
    static final String TOKEN_KEY = "c3VyZmFjZS10ZXN0LXRva2VuLWtleS0zMi1ieXRlcyE=";

    private Secrets() {}

    /**
     * A tenant.
     *
     * @param key what its storefront presents
     * @param totpSecret Base32
     */
    record Tenant(String name, String key, String username, String password, Optional<String> totpSecret) {}
}
