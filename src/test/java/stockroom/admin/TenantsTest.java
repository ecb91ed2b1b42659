package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.tenant.folder.FolderStatus;
import stockroom.tenant.key.KeyDigest;

final class TenantsTest {

    private static final Instant SOON = Instant.parse("2026-03-01T13:00:00Z");

    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(dir);
    }

    @Test
    void showsWhomATenantIsAndHowItsTokenStands() {
        desk.tenant("acme", Desk.yaml("acme", "catalog: retail"));
        desk.tokens.put(
                "acme",
                new TokenCondition(Optional.of(SOON), Optional.of(SOON.minusSeconds(600)), true, Optional.empty()));

        JsonNode acme = Desk.json(desk.get("/admin/tenants")).path("tenants").path(0);

        assertThat(acme.toString())
                .isEqualTo("{\"name\":\"acme\",\"scope\":\"catalog:retail\",\"username\":\"acme-api\","
                        + "\"keys\":[{\"name\":\"web\",\"expires\":null,\"live\":true}],"
                        + "\"token\":{\"expires\":\"2026-03-01T13:00:00Z\",\"renews_from\":\"2026-03-01T12:50:00Z\","
                        + "\"login_refused\":true}}");
    }

    @Test
    void showsNoSecretInEitherForm() {
        desk.tenant("acme", Desk.yaml("acme", "totp-secret: JBSWY3DPEHPK3PXP"));

        for (String shown : new String[] {desk.get("/admin/tenants").body(), desk.text("/admin/tenants")}) {
            assertThat(shown)
                    .contains("acme-api")
                    .doesNotContain("hunter2", "JBSWY3DP", KeyDigest.of("acme").hex());
        }
    }

    @Test
    void tellsAKeyThatHasExpired() {
        desk.tenant("acme", Desk.yaml("acme") + "    expires: 2026-03-02\n");
        assertThat(firstKey().path("live").asBoolean()).isTrue();

        desk.time.advance(Duration.ofDays(2));

        assertThat(firstKey().path("live").asBoolean()).isFalse();
        assertThat(desk.text("/admin/tenants")).contains("web (expired 2026-03-03T00:00:00Z)");
    }

    @Test
    void namesBrokenFilesByLineWithoutTheirContents() {
        desk.tenant("acme", Desk.yaml("acme"));
        desk.tenant("acme", Desk.yaml("acme").replace("password: hunter2", "password: [hunter2]"));

        AdminReply reply = desk.get("/admin/tenants");

        JsonNode broken = Desk.json(reply).path("broken").path(0);
        assertThat(broken.path("tenant").asText()).isEqualTo("acme");
        assertThat(broken.path("line").asInt()).isEqualTo(2);
        assertThat(broken.path("message").asText()).contains("password");
        assertThat(broken.path("still_served").asBoolean()).isTrue();
        assertThat(reply.body()).doesNotContain("hunter2");
        assertThat(desk.text("/admin/tenants")).contains("acme.yaml:2: ").contains(", served as it was)");
    }

    @Test
    void tellsAFolderThatCannotBeRead() {
        assertThat(folder(desk).path("readable").asBoolean()).isTrue();
        TenantsPage page =
                new TenantsPage(List.of(), new FolderStatus(List.of(), List.of(), Optional.of("is not a directory")));

        assertThat(page.json().at("/folder/readable").asBoolean()).isFalse();
        assertThat(page.json().at("/folder/problem").asText()).isEqualTo("is not a directory");
        assertThat(page.text()).startsWith("folder: is not a directory\n");
    }

    @Test
    void linesUpInATerminal() {
        desk.tenant("acme", Desk.yaml("acme", "catalog: retail"));
        desk.tenant("b", Desk.yaml("b"));
        desk.tokens.put("b", new TokenCondition(Optional.of(SOON), Optional.empty(), false, Optional.empty()));

        assertThat(desk.text("/admin/tenants")).isEqualTo("""
                        TENANT  SCOPE           USERNAME  KEYS  TOKEN
                        acme    catalog:retail  acme-api  web   not asked for yet
                        b       tenant:b        b-api     web   until 2026-03-01T13:00:00Z
                        """);
    }

    private static JsonNode folder(Desk desk) {
        return Desk.json(desk.get("/admin/tenants")).path("folder");
    }

    private JsonNode firstKey() {
        return Desk.json(desk.get("/admin/tenants")).at("/tenants/0/keys/0");
    }
}
