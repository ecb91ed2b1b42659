package stockroom.tenant.folder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import stockroom.fuzz.Claim;
import stockroom.tenant.folder.TenantDraft.Password;

/** Tenants' files. A tenant says nothing that its file does not say, and an error nothing that stands in the file. */
public final class TenantFileFuzz {

    private static final String LIST = "(?: known are [a-z0-9, -]+)";
    private static final String FIELD =
            "field '(?:username|password|password-file|totp-secret|totp-mode|token-lifetime|catalog|keys|name|sha256|expires)'";

    /** What may be said of a broken file: rules and the names of known fields; of unknown names the plain ones. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("is empty|is not a mapping of fields|is not well-formed YAML"
                    + "|is larger than 64 KiB|is not UTF-8 text|has a line separator that is no line feed|is nested too deeply|anchors and aliases are not taken"
                    + "|tags are not taken|one of 'password' and 'password-file' is missing"
                    + "|an item of 'keys' must be a mapping"
                    + "|unknown field(?: '[A-Za-z][A-Za-z_-]{0,23}')?;" + LIST
                    + "|" + FIELD + " is missing|" + FIELD + " stands twice|" + FIELD + " is empty"
                    + "|" + FIELD + " is that of another key|" + FIELD + " is the digest of an empty key"
                    + "|" + FIELD + " is longer than 1024 characters|" + FIELD + " holds more than 64 keys"
                    + "|" + FIELD + " and field 'password' exclude each other|" + FIELD + " needs field 'totp-secret'"
                    + "|" + FIELD
                    + " must (?:be a text|be a list|be one line without control characters|not hold a colon"
                    + "|be appended or parameter|be from PT1M to PT12H|be an ISO 8601 duration such as PT1H|be Base32"
                    + "|be of 16 characters at least|hold a key at least|be 64 hex digits"
                    + "|be lower-case letters, digits and hyphens, at most 63"
                    + "|be letters, digits, dots, hyphens and underscores, at most 64"
                    + "|be a date such as 2027-06-30, or a date and time with its offset)");

    private TenantFileFuzz() {}

    /** Feeds one file. */
    public static void fuzzerTestOneInput(byte[] content) {
        switch (TenantParser.parse("acme.yaml", content)) {
            case TenantFile.Broken broken ->
                Claim.holds(OWN_WORDS.matcher(broken.message()).matches(), "not its own words: " + broken.message());
            case TenantDraft draft -> said(draft, new String(content, StandardCharsets.UTF_8));
        }
    }

    private static void said(TenantDraft draft, String text) {
        Claim.holds(draft.name().equals("acme"), "a tenant of another name");
        stands(List.of("username", "keys", "name", "sha256"), text);
        if (!folded(text)) {
            stands(List.of(draft.login().username(), password(draft)), text);
            draft.keys().all().forEach(key -> stands(List.of(key.name()), text));
        }
        if (draft.scope().name().equals("acme")) {
            return;
        }
        stands(List.of("catalog", draft.scope().name()), text);
    }

    private static String password(TenantDraft draft) {
        return switch (draft.login().password()) {
            case Password.Here(var secret) -> secret.reveal();
            case Password.InFile(var path, var _) -> path;
        };
    }

    /** Quoted and folded texts do not stand in the file letter by letter. */
    private static boolean folded(String text) {
        return text.contains("\\")
                || text.contains("''")
                || text.contains("\n ")
                || text.contains(">")
                || text.contains("|");
    }

    private static void stands(List<String> words, String text) {
        String file = text.toLowerCase(Locale.ROOT);
        words.forEach(word -> Claim.holds(
                file.contains(word.toLowerCase(Locale.ROOT)) || folded(text),
                "a field that does not stand in the file"));
    }
}
