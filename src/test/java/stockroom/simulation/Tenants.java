package stockroom.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Scope;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;

/** The tenants' files: two of one catalogue, one alone, one with a second factor. */
final class Tenants {

    private static final String TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private final Map<String, Tenant> files = new LinkedHashMap<>();
    private final UpstreamServer upstream;
    private int versions;

    Tenants(UpstreamServer upstream) {
        this.upstream = upstream;
        write("acme", "u-acme", Scope.ofCatalog("retail"), Optional.empty());
        write("bolt", "u-bolt", Scope.ofCatalog("retail"), Optional.empty());
        write("retail", "u-retail", Scope.ofTenant("retail"), Optional.empty());
        write("twin", "u-twin", Scope.ofTenant("twin"), Optional.of(TOTP));
    }

    private void write(String name, String user, Scope scope, Optional<String> totp) {
        String password = "pw" + versions;
        upstream.open(new Account(user, scope.toString(), password, totp));
        put(name, user, scope, password, totp);
    }

    private void put(String name, String user, Scope scope, String password, Optional<String> totp) {
        RemoteAccount account = new RemoteAccount(
                user,
                Secret.of(password),
                totp.map(secret -> new SecondFactor(Secret.of(secret), PasscodeMode.PARAMETER)),
                Duration.ofHours(1),
                "v-" + password);
        versions++;
        files.put(name, new Tenant(name, account, scope, List.of()));
    }

    Map<String, Tenant> files() {
        return new LinkedHashMap<>(files);
    }

    /** The operator writes the new password into the file; upstream has it at once. */
    void changePassword(String name) {
        Tenant now = tenant(name);
        String user = now.account().username();
        String password = "pw" + versions;
        upstream.account(user).changePassword(password);
        put(name, user, now.scope(), password, upstream.account(user).totp());
    }

    /** The operator writes a wrong password into the file, or mends it again. */
    void confusePassword(String name, boolean wrong) {
        Tenant now = tenant(name);
        Account account = upstream.account(now.account().username());
        put(name, account.user(), now.scope(), wrong ? "oops" + versions : account.password(), account.totp());
    }

    /** The tenant leaves its catalogue, or comes into it, with a user who sees just that. */
    void move(String name, Scope scope) {
        write(name, "u-" + name + versions, scope, Optional.empty());
    }

    private Tenant tenant(String name) {
        Tenant tenant = files.get(name);
        if (tenant == null) {
            throw new IllegalStateException("no tenant " + name);
        }
        return tenant;
    }
}
