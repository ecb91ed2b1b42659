package stockroom.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The chart, rendered in this process as {@code helm template} would. */
record Chart(Path folder) {

    static final Chart STOCKROOM = new Chart(Path.of("helm", "stockroom"));
    private static final Release SHOP = new Release("shop", "storefronts");

    /** The oldest that the chart says it runs on. */
    private static final String KUBERNETES = "1.29.0";

    /**
     * Renders it for these values.
     *
     * @param values YAML
     * @throws IllegalStateException if the chart refuses them, with its words
     */
    Manifests render(String values) {
        return render(values, SHOP);
    }

    Manifests render(String values, Release release) {
        return Manifests.read(withValuesFile(
                values,
                file -> new Helm(folder)
                        .template()
                        .withName(release.name())
                        .withNamespace(release.namespace())
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(file)
                        .call()));
    }

    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    private static String withValuesFile(String values, Rendering rendering) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, values);
                return rendering.of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As whom, and where, it is installed. */
    record Release(String name, String namespace) {}

    private interface Rendering {
        String of(Path values);
    }
}
