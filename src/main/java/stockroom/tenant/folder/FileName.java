package stockroom.tenant.folder;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names of tenants' files: the tenant's name and {@code .yaml}. */
final class FileName {

    static final String EXTENSION = ".yaml";

    /** What tenants and catalogues may be called: lower-case letters, digits and inner hyphens, at most 63. */
    static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private FileName() {}

    /**
     * Whether the entry means to be a tenant's file. Those with a leading dot do not: editors' drafts, and {@code
     * ..data} and its like, which Kubernetes hides beside the files of a volume.
     */
    static boolean isTenants(String entry) {
        return entry.endsWith(EXTENSION) && !entry.startsWith(".");
    }

    /** The tenant that the file is for; empty if it cannot be called that. */
    static Optional<String> tenant(String file) {
        var name = stem(file);
        return TENANT.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    static String stem(String file) {
        return file.substring(0, file.length() - EXTENSION.length());
    }
}
