package stockroom.tenant.folder;

import java.util.Optional;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.tenant.folder.TenantDraft.Password;

/** Makes a tenant of what was found in the folder. */
final class TenantBuilder {

    private final AccountVersion versions;

    TenantBuilder(AccountVersion versions) {
        this.versions = versions;
    }

    /** The tenant, or why there is none. The tenant as it was spares the slow digest if its credentials are the same. */
    TenantFile build(TenantSource source, Optional<Tenant> last) {
        return switch (source.parsed()) {
            case TenantFile.Broken broken -> broken;
            case TenantDraft draft -> build(source, draft, last);
        };
    }

    private TenantFile build(TenantSource source, TenantDraft draft, Optional<Tenant> last) {
        try {
            var account = account(draft, password(source, draft), last);
            var tenant = new Tenant(
                    draft.name(), account, draft.scope(), draft.keys().all());
            return new TenantFile.Loaded(source.file(), tenant, draft.keys().lines());
        } catch (BrokenFileException broken) {
            return broken.in(source.file());
        }
    }

    private static Secret password(TenantSource source, TenantDraft draft) {
        return switch (draft.login().password()) {
            case Password.Here(var secret) -> secret;
            case Password.InFile(var _, var line) ->
                PasswordFile.password(source.password().orElseThrow(), line);
        };
    }

    private RemoteAccount account(TenantDraft draft, Secret password, Optional<Tenant> last) {
        var login = draft.login();
        var version = last.map(Tenant::account)
                .filter(old -> old.username().equals(login.username())
                        && old.password().equals(password)
                        && old.secondFactor().equals(login.secondFactor()))
                .map(RemoteAccount::version)
                .orElseGet(() -> versions.of(draft.name(), login, password));
        return new RemoteAccount(login.username(), password, login.secondFactor(), draft.tokenLifetime(), version);
    }
}
