package stockroom.tenant.command;

import java.util.Optional;
import stockroom.tenant.Secret;
import stockroom.tenant.key.KeyDigest;

/** The text of a new tenant's file. */
final class TenantYaml {

    private static final String KEY_NAME_DEFAULT = "first";

    private TenantYaml() {}

    static String of(CreateOptions options, Secret password, KeyDigest key) {
        var text = new StringBuilder();
        line(text, "username: ", options.value("--username").or(() -> Optional.of(options.name())));
        line(text, "password: ", Optional.of(password.reveal()));
        line(text, "catalog: ", options.value("--catalog"));
        text.append("keys:\n");
        line(text, "  - name: ", options.value("--key-name").or(() -> Optional.of(KEY_NAME_DEFAULT)));
        line(text, "    sha256: ", Optional.of(key.hex()));
        line(text, "    expires: ", options.value("--expires"));
        return text.toString();
    }

    /** In single quotes nothing but the quote means anything, and it is doubled. */
    private static void line(StringBuilder text, String field, Optional<String> value) {
        value.ifPresent(it ->
                text.append(field).append('\'').append(it.replace("'", "''")).append("'\n"));
    }
}
