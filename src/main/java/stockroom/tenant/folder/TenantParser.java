package stockroom.tenant.folder;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Scope;
import stockroom.tenant.RemoteAccount.PasscodeMode;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.TenantDraft.Login;
import stockroom.tenant.folder.TenantDraft.Password;
import stockroom.tenant.key.KeyDigest;

/** Reads a tenant's YAML into a draft, or into the first rule that it breaks. */
final class TenantParser {

    private static final List<String> KNOWN = List.of(
            "username", "password", "password-file", "totp-secret", "totp-mode", "token-lifetime", "catalog", "keys");
    private static final Duration LIFETIME_MIN = Duration.ofSeconds(60);
    private static final Duration LIFETIME_MAX = Duration.ofHours(12);
    private static final Duration LIFETIME_DEFAULT = Duration.ofHours(1);

    private TenantParser() {}

    static Parsed parse(String file, byte[] content) {
        try {
            return draft(tenantName(file), new Fields(SafeYaml.mapping(content), KNOWN));
        } catch (BrokenFileException broken) {
            return broken.in(file);
        }
    }

    private static String tenantName(String file) {
        return FileName.tenant(file)
                .orElseThrow(() -> new BrokenFileException(
                        0, "the file's name must be lower-case letters, digits and hyphens, at most 63, and .yaml"));
    }

    private static TenantDraft draft(String name, Fields fields) {
        var login = login(fields);
        var scope = fields.find("catalog").map(TenantParser::catalog).orElseGet(() -> own(name, login.username()));
        var keys = KeyEntries.read(fields.required("keys"));
        return new TenantDraft(name, login, lifetime(fields), scope, keys);
    }

    private static Login login(Fields fields) {
        return new Login(username(fields.required("username")), password(fields), secondFactor(fields));
    }

    /** A colon would end the user's name early in Basic (RFC 7617). */
    private static String username(Field field) {
        var text = field.text();
        if (text.indexOf(':') >= 0) {
            throw field.broken("must not hold a colon");
        }
        return text;
    }

    private static Password password(Fields fields) {
        var here = fields.find("password");
        var inFile = fields.find("password-file");
        if (here.isPresent() && inFile.isPresent()) {
            throw inFile.get().broken("and field 'password' exclude each other");
        }
        if (inFile.isPresent()) {
            return new Password.InFile(inFile.get().text(), inFile.get().line());
        }
        return here.map(field -> new Password.Here(Secret.of(field.text())))
                .orElseThrow(() ->
                        new BrokenFileException(fields.line(), "one of 'password' and 'password-file' is missing"));
    }

    private static Optional<SecondFactor> secondFactor(Fields fields) {
        var secret = fields.find("totp-secret").map(field -> Secret.of(Base32.normal(field)));
        var mode = fields.find("totp-mode");
        if (mode.isPresent() && secret.isEmpty()) {
            throw mode.get().broken("needs field 'totp-secret'");
        }
        return secret.map(
                base32 -> new SecondFactor(base32, mode.map(TenantParser::mode).orElse(PasscodeMode.APPENDED)));
    }

    private static PasscodeMode mode(Field field) {
        return switch (field.text()) {
            case "appended" -> PasscodeMode.APPENDED;
            case "parameter" -> PasscodeMode.PARAMETER;
            default -> throw field.broken("must be appended or parameter");
        };
    }

    private static Duration lifetime(Fields fields) {
        return fields.find("token-lifetime").map(TenantParser::lifetime).orElse(LIFETIME_DEFAULT);
    }

    private static Duration lifetime(Field field) {
        var lifetime = duration(field);
        if (lifetime.compareTo(LIFETIME_MIN) < 0 || lifetime.compareTo(LIFETIME_MAX) > 0) {
            throw field.broken("must be from PT1M to PT12H");
        }
        return lifetime;
    }

    private static Duration duration(Field field) {
        try {
            return Duration.parse(field.text());
        } catch (DateTimeParseException | ArithmeticException notOne) {
            throw field.broken("must be an ISO 8601 duration such as PT1H");
        }
    }

    /** The user by a digest, cut to what tells the few users of one tenant apart: it is written to Redis. */
    private static Scope own(String name, String username) {
        var digest = KeyDigest.of("stockroom account name 1\0%s\0%s".formatted(name, username));
        return Scope.ofTenant(name, digest.hex().substring(0, 16));
    }

    private static Scope catalog(Field field) {
        if (!FileName.TENANT.matcher(field.text()).matches()) {
            throw field.broken("must be lower-case letters, digits and hyphens, at most 63");
        }
        return Scope.ofCatalog(field.text());
    }
}
