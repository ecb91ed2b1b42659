package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.tenant.key.KeyDigest;

/** What happens when the files of two tenants claim one key. */
final class SharedKeyTest {

    @TempDir
    private Path temp;

    private Folder folder = new Folder(Path.of("unset"));

    @BeforeEach
    void makeFolder() {
        folder = new Folder(temp.resolve("tenants"));
    }

    @Test
    void isTheFirstTenantsWhenBothAreNew() {
        folder.write("acme.yaml", Folder.yaml("p", "shared"));
        folder.write("beta.yaml", Folder.yaml("p", "own", "shared"));

        var tenants = folder.open();

        assertThat(tenants.status().loaded()).containsExactly("acme");
        var broken = tenants.status().broken().getFirst();
        assertThat(broken.summary()).isEqualTo("beta.yaml:7: key 'shared' of tenant beta is a key of tenant acme too");
        assertThat(holder(tenants, "shared")).isEqualTo("acme");
    }

    @Test
    void staysWithWhoHeldItHoweverANewcomerIsCalled() {
        folder.write("beta.yaml", Folder.yaml("p", "shared"));
        var tenants = folder.open();

        folder.write("acme.yaml", Folder.yaml("p", "shared"));
        tenants.refresh();

        assertThat(holder(tenants, "shared")).isEqualTo("beta");
        assertThat(tenants.status().loaded()).containsExactly("beta");
        assertThat(tenants.status().broken()).extracting(BrokenFile::tenant).containsExactly("acme");
    }

    @Test
    void leavesTheClaimantItsLastGoodVersion() {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        folder.write("beta.yaml", Folder.yaml("p", "shop"));
        var tenants = folder.open();

        folder.write("beta.yaml", Folder.yaml("p", "shop", "web"));
        tenants.refresh();

        assertThat(tenants.find("beta").orElseThrow().keys()).hasSize(1);
        assertThat(tenants.status().broken().getFirst().stillServed()).isTrue();
        assertThat(holder(tenants, "web")).isEqualTo("acme");
    }

    @Test
    void passesOnWhenItsHolderGivesItUp() {
        folder.write("acme.yaml", Folder.yaml("p", "shared"));
        folder.write("beta.yaml", Folder.yaml("p", "shared"));
        var tenants = folder.open();

        folder.write("acme.yaml", Folder.yaml("p", "other"));
        tenants.refresh();

        assertThat(holder(tenants, "shared")).isEqualTo("beta");
        assertThat(tenants.status().broken()).isEmpty();
    }

    @Test
    void neverHasTwoHoldersWhateverTheFilesDo() {
        var random = new Random(7);
        var names = new String[] {"a", "b", "c", "d"};
        var keys = new String[] {"k0", "k1", "k2", "k3"};
        var tenants = folder.open();
        for (int round = 0; round < 150; round++) {
            var file = names[random.nextInt(names.length)] + ".yaml";
            var first = random.nextInt(keys.length);
            var second = (first + 1 + random.nextInt(keys.length - 1)) % keys.length;
            folder.write(file, random.nextInt(5) == 0 ? "broken" : Folder.yaml("p", keys[first], keys[second]));
            tenants.refresh();

            // A snapshot with a key held twice cannot be made; and whoever is found by a key lists it.
            for (var key : keys) {
                tenants.holderOf(KeyDigest.of(key))
                        .ifPresent(holder -> assertThat(
                                        tenants.find(holder.tenant().name())
                                                .orElseThrow()
                                                .keys())
                                .contains(holder.key()));
            }
            assertThat(tenants.all().stream()
                            .mapToInt(tenant -> tenant.keys().size())
                            .sum())
                    .isEqualTo((int) Arrays.stream(keys)
                            .filter(key -> tenants.holderOf(KeyDigest.of(key)).isPresent())
                            .count());
        }
    }

    private static String holder(WatchedTenantDirectory tenants, String key) {
        return tenants.holderOf(KeyDigest.of(key)).orElseThrow().tenant().name();
    }
}
