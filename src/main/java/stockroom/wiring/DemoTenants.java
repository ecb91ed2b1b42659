package stockroom.wiring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The tenant that comes with the sandbox, for who tries the gateway without tenants of their own.
 *
 * <p>Its key is known to everybody. It is of use with the sandbox alone, so it must be wired with the sandbox alone.
 */
final class DemoTenants {

    private static final String RESOURCE = "/demo-tenants/demo.yaml";

    private DemoTenants() {}

    /**
     * Puts the demo tenant's file into a new folder that only this user can read and that goes when the JVM ends.
     *
     * @return the folder, fit to be {@code stockroom.tenants.dir}
     * @throws UncheckedIOException if there is no place for temporary files
     */
    static Path unpack() {
        try (InputStream demo = DemoTenants.class.getResourceAsStream(RESOURCE)) {
            if (demo == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            Path folder = Files.createTempDirectory("stockroom-demo-tenants");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("demo.yaml");
            Files.copy(demo, file);
            file.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the demo tenant cannot be unpacked", e);
        }
    }
}
