package stockroom.tenant.folder;

import java.util.List;
import stockroom.tenant.Tenant;

/** What reading one tenant's file came to. */
public sealed interface TenantFile {

    /** The file's name in the folder, with extension. */
    String file();

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
