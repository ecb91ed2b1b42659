package stockroom.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DemoTenantsTest {

    private static final String KEY = "demo-key-for-the-sandbox";

    @Test
    void unpacksOneTenantThatTheKnownKeyOpens() throws Exception {
        Path folder = DemoTenants.unpack();

        assertThat(folder).isDirectoryContaining("glob:**/demo.yaml");
        assertThat(folder.resolve("demo.yaml")).content().contains("sha256: " + sha256(KEY));
    }

    @Test
    void keepsTheFolderToItsOwnUser() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DemoTenants.unpack())))
                .isEqualTo("rwx------");
    }

    @Test
    void unpacksIntoAFolderOfItsOwnEachTime() {
        assertThat(DemoTenants.unpack()).isNotEqualTo(DemoTenants.unpack());
    }

    /** Some Ruby clients break where name, key and the colon between them come to 45 bytes. */
    @Test
    void keepsTheKeyShortEnoughForOldClients() {
        assertThat("demo:" + KEY).hasSizeLessThan(45);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
