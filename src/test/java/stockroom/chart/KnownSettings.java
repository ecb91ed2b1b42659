package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables that are settings: of the gateway's own mappings, and of Quarkus' extensions. */
final class KnownSettings {

    static final Set<String> VARIABLES = Stream.concat(ours(), ofQuarkus()).collect(Collectors.toUnmodifiableSet());

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    private KnownSettings() {}

    private static Stream<String> ours() {
        return Stream.of("stockroom.wiring.StockroomConfig", "stockroom.sandbox.SandboxConfig")
                .flatMap(mapping ->
                        ConfigMappings.getProperties(ConfigClass.configClass(type(mapping))).keySet().stream())
                .map(name ->
                        StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> ofQuarkus() {
        try {
            return Collections.list(
                            Thread.currentThread().getContextClassLoader().getResources(MODEL))
                    .stream()
                    .flatMap(model -> read(model).findValues("environmentVariable").stream())
                    .map(JsonNode::asText);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(URL model) {
        try (InputStream in = model.openStream()) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
