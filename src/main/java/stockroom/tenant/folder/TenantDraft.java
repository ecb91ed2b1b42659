package stockroom.tenant.folder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Scope;
import stockroom.tenant.CallerKey;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;

/** All that a tenant's file says, checked: a tenant but for what lies in the password file. */
record TenantDraft(String name, Login login, Duration tokenLifetime, Scope scope, Keys keys) implements Parsed {

    /** Whom the tenant is upstream. */
    record Login(String username, Password password, Optional<SecondFactor> secondFactor) {}

    /** Where the password is. */
    sealed interface Password {

        record Here(Secret secret) implements Password {}

        /** In a file; the path is as written, relative to the tenants' folder. */
        record InFile(String path, int line) implements Password {}
    }

    /** The callers' keys and the line of each. */
    record Keys(List<CallerKey> all, List<Integer> lines) {}
}
