package stockroom.tenant.folder;

import java.util.List;
import java.util.Optional;
import stockroom.tenant.Tenant;

/** What reading one tenant's file came to. */
public sealed interface TenantFile {

    /** The file's name in the folder, with extension. */
    String file();

    /** What is wrong with the text of a file of this name, as far as the text alone shows. */
    static Optional<Broken> problem(String file, byte[] content) {
        return TenantParser.parse(file, content) instanceof Broken broken ? Optional.of(broken) : Optional.empty();
    }

    /**
     * A tenant.
     *
     * @param keyLines the line of each of the tenant's keys, counted from 1
     */
    record Loaded(String file, Tenant tenant, List<Integer> keyLines) implements TenantFile {

        public Loaded {
            keyLines = List.copyOf(keyLines);
        }
    }

    /**
     * A file that says no tenant.
     *
     * @param line counted from 1; 0 if the file as a whole is meant
     * @param message which rule is broken; names fields, never values
     */
    record Broken(String file, int line, String message) implements TenantFile, Parsed {}
}
