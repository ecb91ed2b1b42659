package stockroom.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Scope;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;

/** Tenants and their logins, for tests. */
final class Logins {

    /** The secret of RFC 6238, appendix B, "12345678901234567890", in Base32. */
    static final Secret RFC_SECRET = Secret.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private Logins() {}

    static Tenant tenant(String name, String version) {
        return tenant(name, version, Optional.empty());
    }

    static Tenant tenantWithPasscodes(String name) {
        return tenant(name, "v1", Optional.of(new SecondFactor(RFC_SECRET, PasscodeMode.APPENDED)));
    }

    static Login of(String tenant, String version) {
        return new Login(tenant, tenant(tenant, version).account());
    }

    private static Tenant tenant(String name, String version, Optional<SecondFactor> factor) {
        RemoteAccount account =
                new RemoteAccount(name + "-api", Secret.of("pass-of-" + name), factor, Duration.ofHours(1), version);
        return new Tenant(name, account, Scope.ofTenant(name), List.of());
    }
}
