package stockroom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The namespaces of the Storm API, as the vendor's overview lists them. */
public final class Namespaces {

    private static final Set<String> LISTED = read();

    private Namespaces() {}

    /** Whether the vendor lists the namespace, in any letter case. */
    public static boolean isListed(String namespace) {
        return LISTED.contains(namespace.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream list = Namespaces.class.getResourceAsStream("/stockroom/namespaces.txt")) {
            if (list == null) {
                throw new IllegalStateException("stockroom/namespaces.txt is not packaged");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
