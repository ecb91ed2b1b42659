package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.Scope;
import stockroom.tenant.CallerKey;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.TenantDraft.Password;
import stockroom.tenant.folder.TenantFile.Broken;
import stockroom.tenant.key.KeyDigest;

final class TenantParserTest {

    private static final String DIGEST = KeyDigest.of("key").hex();
    private static final String LOGIN = "username: u\npassword: hunter2\n";
    private static final String KEYS = "keys:\n- {name: web, sha256: " + DIGEST + "}\n";

    @Test
    void readsAFileThatSaysAll() {
        var draft = draft("""
                username: acme-api             # the upstream user
                password: 12345
                totp-secret: jbsw y3dp ehpk 3pxp
                totp-mode: parameter
                token-lifetime: PT2H
                catalog: retail
                keys:
                  - name: web-2026
                    sha256: %s
                    expires: 2027-06-30
                  - name: app
                    sha256: %s
                    expires: 2027-06-30T10:00:00+02:00
                """.formatted(DIGEST, KeyDigest.of("other").hex().toUpperCase(Locale.ROOT)));

        assertThat(draft.name()).isEqualTo("acme");
        assertThat(draft.login().username()).isEqualTo("acme-api");
        assertThat(draft.login().password()).isEqualTo(new Password.Here(Secret.of("12345")));
        assertThat(draft.login().secondFactor())
                .contains(new SecondFactor(Secret.of("JBSWY3DPEHPK3PXP"), PasscodeMode.PARAMETER));
        assertThat(draft.tokenLifetime()).isEqualTo(Duration.ofHours(2));
        assertThat(draft.scope()).isEqualTo(Scope.ofCatalog("retail"));
        assertThat(draft.keys().all())
                .containsExactly(
                        new CallerKey("web-2026", DIGEST, Optional.of(Instant.parse("2027-07-01T00:00:00Z"))),
                        new CallerKey(
                                "app",
                                KeyDigest.of("other").hex(),
                                Optional.of(Instant.parse("2027-06-30T08:00:00Z"))));
        assertThat(draft.keys().lines()).containsExactly(9, 12);
    }

    @Test
    void fillsInWhatAFileLeavesOut() {
        var draft = draft(LOGIN + KEYS);

        assertThat(draft.tokenLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(draft.scope().owner()).isEqualTo(Scope.ofTenant("acme"));
        assertThat(draft.login().secondFactor()).isEmpty();
        assertThat(draft.keys().all().getFirst().expires()).isEmpty();
    }

    @Test
    void aTenantsOwnScopeIsThatOfItsUpstreamUserAlone() {
        var scope = draft(LOGIN + KEYS).scope();

        assertThat(draft(LOGIN.replace("hunter2", "other") + KEYS).scope()).isEqualTo(scope);
        assertThat(draft(LOGIN.replace("username: u", "username: v") + KEYS).scope())
                .isNotEqualTo(scope);
        assertThat(draft("catalog: retail\n" + LOGIN.replace("username: u", "username: v") + KEYS)
                        .scope())
                .isEqualTo(draft("catalog: retail\n" + LOGIN + KEYS).scope());
    }

    @Test
    void appendsPasscodesUnlessToldOtherwise() {
        var second =
                draft(LOGIN + "totp-secret: JBSWY3DPEHPK3PXP\n" + KEYS).login().secondFactor();

        assertThat(second).map(SecondFactor::mode).contains(PasscodeMode.APPENDED);
    }

    @Test
    void takesPasswordsAsTheyAreWritten() {
        for (var password : new String[] {"yes", "0123", "~", "1e3", "'it''s: #1'", "\"a\\\\b\"", "null"}) {
            var draft = draft("username: u\npassword: " + password + "\n" + KEYS);
            var plain = password.startsWith("'") ? "it's: #1" : password.startsWith("\"") ? "a\\b" : password;
            assertThat(draft.login().password()).isEqualTo(new Password.Here(Secret.of(plain)));
        }
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                arguments("", 1, "is empty"),
                arguments("# nothing\n", 1, "is empty"),
                arguments("- a\n", 1, "is not a mapping"),
                arguments("hunter2\n", 1, "is not a mapping"),
                arguments("username: u\npassword: 'hunter2\n", 3, "is not well-formed YAML"),
                arguments("username: u\npassword: \"hunter2\\x", 0, "is not well-formed YAML"),
                arguments("username: u\npassword: \"h \u0085h\"", 0, "has a line separator that is no line feed"),
                arguments("username: u\n\tpassword: hunter2\n", 2, "is not well-formed YAML"),
                arguments("username: u\n---\nusername: v\n", 2, "is not well-formed YAML"),
                arguments("username: &a u\npassword: *a\n" + KEYS, 1, "anchors and aliases"),
                arguments("username: u\npassword: *hunter2\n" + KEYS, 2, "anchors and aliases"),
                arguments("username: !!binary aHVudGVyMg==\n" + KEYS, 1, "tags are not taken"),
                arguments("username: u\nkeys: !hunter2 []\n", 2, "tags are not taken"),
                arguments("a: {b: {c: {d: {e: f}}}}\n", 1, "nested too deeply"),
                arguments("a: " + "[".repeat(30_000), 1, "nested too deeply"),
                arguments(
                        LOGIN + "usrname: hunter2\n" + KEYS,
                        3,
                        "unknown field 'usrname'; known are username, password,"),
                arguments(LOGIN + "hunter2: x\n" + KEYS, 3, "unknown field; known are"),
                arguments(LOGIN + "{hunter2: x}: y\n" + KEYS, 3, "unknown field; known are"),
                arguments(LOGIN + "<<: {username: hunter2}\n" + KEYS, 3, "unknown field; known are"),
                arguments(LOGIN + "password: hunter2\n" + KEYS, 3, "field 'password' stands twice"),
                arguments("password: hunter2\n" + KEYS, 1, "field 'username' is missing"),
                arguments("username: u\n" + KEYS, 1, "one of 'password' and 'password-file' is missing"),
                arguments(LOGIN + "password-file: hunter2\n" + KEYS, 3, "exclude each other"),
                arguments("username: u\npassword:\n" + KEYS, 2, "field 'password' is empty"),
                arguments("username: u\npassword: [hunter2]\n" + KEYS, 2, "field 'password' must be a text"),
                arguments("username: u\npassword: \"hunter2\\n\"\n" + KEYS, 2, "one line without control characters"),
                arguments("username: u\npassword: " + "hunter2".repeat(200) + "\n" + KEYS, 2, "longer than 1024"),
                arguments("username: 'hunter2:x'\npassword: p\n" + KEYS, 1, "field 'username' must not hold a colon"),
                arguments(LOGIN + "totp-secret: hunter2!\n" + KEYS, 3, "field 'totp-secret' must be Base32"),
                arguments(LOGIN + "totp-secret: JBSWY3DPEHPK3PXPA\n" + KEYS, 3, "field 'totp-secret' must be Base32"),
                arguments(LOGIN + "totp-secret: JBSWY3DP\n" + KEYS, 3, "must be of 16 characters"),
                arguments(LOGIN + "totp-mode: appended\n" + KEYS, 3, "needs field 'totp-secret'"),
                arguments(
                        LOGIN + "totp-secret: JBSWY3DPEHPK3PXP\ntotp-mode: hunter2\n" + KEYS,
                        4,
                        "must be appended or parameter"),
                arguments(LOGIN + "token-lifetime: hunter2\n" + KEYS, 3, "must be an ISO 8601 duration"),
                arguments(
                        LOGIN + "token-lifetime: PT99999999999999999999H\n" + KEYS, 3, "must be an ISO 8601 duration"),
                arguments(LOGIN + "token-lifetime: PT59S\n" + KEYS, 3, "must be from PT1M to PT12H"),
                arguments(LOGIN + "token-lifetime: PT12H1S\n" + KEYS, 3, "must be from PT1M to PT12H"),
                arguments(LOGIN + "catalog: Hunter2\n" + KEYS, 3, "field 'catalog' must be lower-case"),
                arguments(LOGIN, 1, "field 'keys' is missing"),
                arguments(LOGIN + "keys: hunter2\n", 3, "field 'keys' must be a list"),
                arguments(LOGIN + "keys: []\n", 3, "must hold a key"),
                arguments(LOGIN + "keys:\n- hunter2\n", 4, "an item of 'keys' must be a mapping"),
                arguments(LOGIN + "keys:\n- sha256: " + DIGEST + "\n", 4, "field 'name' is missing"),
                arguments(LOGIN + "keys:\n- name: a\n", 4, "field 'sha256' is missing"),
                arguments(LOGIN + "keys:\n- name: a\n  sha256: hunter2\n", 5, "must be 64 hex digits"),
                arguments(
                        LOGIN + "keys:\n- name: a\n  key: hunter2\n", 5, "unknown field 'key'; known are name, sha256"),
                arguments(
                        LOGIN + "keys:\n- {name: 'a b', sha256: " + DIGEST + "}\n", 4, "field 'name' must be letters"),
                arguments(
                        LOGIN + "keys:\n- {name: a, sha256: " + KeyDigest.of("").hex() + "}\n",
                        4,
                        "is the digest of an empty key"),
                arguments(
                        LOGIN + KEYS + "- {name: web, sha256: "
                                + KeyDigest.of("b").hex() + "}\n",
                        5,
                        "'name' is that of"),
                arguments(LOGIN + KEYS + "- {name: app, sha256: " + DIGEST + "}\n", 5, "'sha256' is that of another"),
                arguments(
                        LOGIN + "keys:\n- name: a\n  sha256: " + DIGEST + "\n  expires: 2027-02-30\n",
                        6,
                        "field 'expires' must be a date"),
                arguments(
                        LOGIN + "keys:\n- name: a\n  sha256: " + DIGEST + "\n  expires: hunter2\n",
                        6,
                        "field 'expires' must be a date"),
                arguments("#" + "x".repeat(65_536), 0, "larger than 64 KiB"),
                arguments("username: \u0001hunter2\n", 0, "is not well-formed YAML"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void saysLineAndRuleAndNeverAValue(String text, int line, String message) {
        var broken = broken("acme.yaml", text.getBytes(StandardCharsets.UTF_8));

        assertThat(broken.line()).isEqualTo(line);
        assertThat(broken.message())
                .contains(message)
                .doesNotContainIgnoringCase("hunter2")
                .doesNotContain(DIGEST);
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThat(broken("acme.yaml", new byte[] {'a', (byte) 0xC3, '('}).message())
                .isEqualTo("is not UTF-8 text");
    }

    @Test
    void refusesMoreKeysThanATenantNeeds() {
        var text = new StringBuilder(LOGIN + "keys:\n");
        for (int i = 0; i < 65; i++) {
            text.append("- {name: k")
                    .append(i)
                    .append(", sha256: ")
                    .append(KeyDigest.of("k" + i).hex())
                    .append("}\n");
        }

        assertThat(broken("acme.yaml", text.toString().getBytes(StandardCharsets.UTF_8))
                        .message())
                .contains("more than 64 keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME.yaml", "-acme.yaml", "a_b.yaml", "ac me.yaml", ".yaml", "a.b.yaml"})
    void refusesANameThatNoTenantMayHave(String file) {
        assertThat(broken(file, (LOGIN + KEYS).getBytes(StandardCharsets.UTF_8)).message())
                .startsWith("the file's name must be");
    }

    @ParameterizedTest
    @CsvSource({"acme.yaml,true", "ACME.yaml,true", "..data,false", ".acme.yaml,false", "acme.yml,false", "acme,false"})
    void takesForATenantsFileWhatEndsInYamlAndHasNoLeadingDot(String entry, boolean taken) {
        assertThat(FileName.isTenants(entry)).isEqualTo(taken);
    }

    @Test
    void answersAnyDamageWithAResultThatShowsNoValue() {
        var random = new Random(20260301);
        var whole =
                (LOGIN + "totp-secret: JBSWY3DPEHPK3PXP\ncatalog: retail\n" + KEYS).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3000; i++) {
            var damaged = whole.clone();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var parsed = TenantParser.parse("acme.yaml", damaged);
            assertThat(parsed.toString()).doesNotContain("hunter2").doesNotContain("JBSWY3DPEHPK3PXP");
        }
    }

    private static TenantDraft draft(String text) {
        var parsed = TenantParser.parse("acme.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed).isInstanceOf(TenantDraft.class);
        return (TenantDraft) parsed;
    }

    private static Broken broken(String file, byte[] content) {
        var parsed = TenantParser.parse(file, content);
        assertThat(parsed).isInstanceOf(Broken.class);
        return (Broken) parsed;
    }
}
