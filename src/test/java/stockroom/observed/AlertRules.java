package stockroom.observed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules of {@code deploy/prometheus}, as they are deployed. */
final class AlertRules {

    static final Path FOLDER = Path.of("deploy/prometheus/rules");

    private AlertRules() {}

    /** One rule: a recording or an alert. */
    record Rule(Map<?, ?> yaml) {

        Optional<String> alert() {
            return text(yaml, "alert");
        }

        Optional<String> record() {
            return text(yaml, "record");
        }

        Optional<String> label(String name) {
            return text(map(yaml, "labels"), name);
        }

        Optional<String> annotation(String name) {
            return text(map(yaml, "annotations"), name);
        }
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Rule> all() {
        return files().stream().flatMap(AlertRules::rules).toList();
    }

    static List<Rule> alerts() {
        return all().stream().filter(rule -> rule.alert().isPresent()).toList();
    }

    private static Stream<Rule> rules(Path file) {
        Map<?, ?> yaml = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(read(file));
        return list(yaml, "groups")
                .flatMap(group -> list((Map<?, ?>) group, "rules"))
                .map(rule -> new Rule((Map<?, ?>) rule));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<?> list(Map<?, ?> yaml, String name) {
        return yaml.get(name) instanceof List<?> list ? list.stream() : Stream.empty();
    }

    private static Map<?, ?> map(Map<?, ?> yaml, String name) {
        return yaml.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(Map<?, ?> yaml, String name) {
        return Optional.ofNullable(yaml.get(name)).map(Object::toString);
    }
}
