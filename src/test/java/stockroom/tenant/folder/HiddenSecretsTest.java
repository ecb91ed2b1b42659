package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.key.KeyDigest;
import stockroom.testing.LogLines;

/** Whatever of the folder is rendered, for a log or a debugger, shows no password, second factor or digest. */
final class HiddenSecretsTest {

    private static final String PASSWORD = "hunter2";
    private static final String SECOND = "JBSWY3DPEHPK3PXP";
    private static final String TEXT = Folder.yaml(PASSWORD, "web") + "totp-secret: " + SECOND + "\n";

    @TempDir
    private Path temp;

    @Test
    void areInNoRendering() throws IOException {
        var folder = new Folder(temp.resolve("tenants"));
        folder.write("acme.yaml", TEXT);
        folder.write("beta.yaml", TEXT);
        folder.write("gamma.yaml", TEXT.replace("totp-secret", "totp"));
        var tenants = folder.open();
        var sources = new FolderReader(folder.dir).read(new TreeMap<>());
        var source = sources.firstEntry().getValue();
        var tenant = tenants.find("acme").orElseThrow();
        var loaded = new TenantBuilder(new AccountVersion(1)).build(source, Optional.empty());
        var state = FolderState.EMPTY.withSettled(false);

        var things = new ArrayList<Object>(List.of(tenants, tenants.status(), sources, source, source.yaml(), tenant));
        things.addAll(List.of(
                loaded,
                source.parsed(),
                tenant.account(),
                KeyHolder.of(tenant, tenant.keys().getFirst())));
        things.addAll(List.of(state, folder.settings(), new Field("password", mapping(), 2)));
        things.addAll(List.of(new FolderMerge(new TenantBuilder(new AccountVersion(1)), Folder.CLOCK)
                .merge(FolderState.EMPTY, sources)));

        assertThat(things).allSatisfy(thing -> assertHidden(thing.toString()));
    }

    @Test
    void areInNoException() {
        for (var broken : List.of(
                TEXT + "- x", TEXT + "'" + PASSWORD, TEXT.replace("password", PASSWORD), TEXT + "\t" + SECOND)) {
            try {
                new Fields(SafeYaml.mapping(broken.getBytes(StandardCharsets.UTF_8)), List.of("username"));
                throw new AssertionError("was not refused");
            } catch (BrokenFileException refused) {
                assertHidden(refused.toString());
                assertThat(refused.getCause()).isNull();
            }
        }
    }

    @Test
    void areInNoLog() {
        try (var lines = LogLines.of("stockroom.tenant")) {
            var folder = new Folder(temp.resolve("tenants"));
            var tenants = folder.open();
            folder.write("acme.yaml", TEXT);
            tenants.refresh();
            folder.write("acme.yaml", TEXT.replace("totp-secret", "totp"));
            folder.write("beta.yaml", TEXT);
            tenants.refresh();

            assertThat(lines.told()).anyMatch(line -> line.contains("unknown field 'totp'"));
            assertThat(lines.told()).anyMatch(line -> line.contains("tenant changed tenant=acme served=true"));
            assertThat(lines.told()).allSatisfy(HiddenSecretsTest::assertHidden);
        }
    }

    private static MappingNode mapping() {
        return SafeYaml.mapping(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertHidden(String shown) {
        assertThat(shown).doesNotContain(PASSWORD, SECOND, KeyDigest.of("web").hex());
    }
}
