package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.TenantDraft.Login;
import stockroom.tenant.folder.TenantDraft.Password;

final class AccountVersionTest {

    private static final AccountVersion QUICK = new AccountVersion(1);

    @Test
    void isTheSameOnEveryReplica() {
        assertThat(new AccountVersion().of("acme", login("u", Optional.empty()), Secret.of("hunter2")))
                .isEqualTo(new AccountVersion().of("acme", login("u", Optional.empty()), Secret.of("hunter2")))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(QUICK.of("acme", login("u", Optional.empty()), Secret.of("hunter2")));
    }

    @Test
    void changesWithEachPartOfTheCredentials() {
        var appended = Optional.of(new SecondFactor(Secret.of("JBSWY3DPEHPK3PXP"), PasscodeMode.APPENDED));
        var parameter = Optional.of(new SecondFactor(Secret.of("JBSWY3DPEHPK3PXP"), PasscodeMode.PARAMETER));
        var versions = new HashSet<String>();

        versions.add(QUICK.of("acme", login("u", Optional.empty()), Secret.of("p")));
        versions.add(QUICK.of("other", login("u", Optional.empty()), Secret.of("p")));
        versions.add(QUICK.of("acme", login("v", Optional.empty()), Secret.of("p")));
        versions.add(QUICK.of("acme", login("u", Optional.empty()), Secret.of("q")));
        versions.add(QUICK.of("acme", login("u", appended), Secret.of("p")));
        versions.add(QUICK.of("acme", login("u", parameter), Secret.of("p")));
        versions.add(QUICK.of("acme", login("u", Optional.empty()), Secret.of("pAPPENDED:JBSWY3DPEHPK3PXP")));

        assertThat(versions).hasSize(7);
    }

    private static Login login(String username, Optional<SecondFactor> second) {
        return new Login(username, new Password.Here(Secret.of("not looked at")), second);
    }
}
