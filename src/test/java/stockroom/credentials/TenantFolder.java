package stockroom.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The folder that gateways read their tenants from. */
record TenantFolder(Path dir) {

    static TenantFolder make() throws IOException {
        return new TenantFolder(Files.createTempDirectory("tenants"));
    }

    /** Puts a whole file in place at once. */
    void write(String tenant, TenantText text) {
        try {
            Path draft = Files.writeString(dir.resolve("." + tenant + ".draft"), text.yaml());
            Files.move(draft, file(tenant), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes over a file as a careless editor does: in place. */
    void overwrite(String tenant, String yaml) {
        try {
            Files.writeString(file(tenant), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String tenant) {
        try {
            Files.deleteIfExists(file(tenant));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void removeAllBut(String tenant) {
        try (Stream<Path> files = Files.list(dir)) {
            files.filter(file -> file.toString().endsWith(".yaml") && !file.equals(file(tenant)))
                    .forEach(TenantFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String tenant) {
        return dir.resolve(tenant + ".yaml");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
