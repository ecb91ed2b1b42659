package stockroom.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a call's parameters and gathers what is wrong with them. A method asks for each parameter that it takes, then
 * calls {@link #check}: what nobody asked for is unknown. Numbers may come as strings, null is the same as absent.
 */
public final class Inputs {

    private final ObjectNode params;
    private final Version version;
    private final Set<String> asked = new HashSet<>(Set.of("passcode"));
    private final List<StormError> problems = new ArrayList<>();

    public Inputs(ObjectNode params, Version version) {
        this.params = params;
        this.version = version;
    }

    public Version version() {
        return version;
    }

    /**
     * Ends the reading.
     *
     * @throws StormError where anything was missing, malformed or unknown
     */
    public void check() {
        params.properties().stream()
                .filter(member -> !asked.contains(member.getKey()))
                .forEach(member -> problems.add(StormError.unknown(member.getKey(), member.getValue())));
        if (!problems.isEmpty()) {
            throw StormError.all(problems);
        }
    }

    public Optional<JsonNode> any(String name) {
        asked.add(name);
        return Optional.ofNullable(params.get(name)).filter(value -> !value.isNull());
    }

    public Optional<String> text(String name, Form form) {
        return any(name).flatMap(value -> text(name, form, value));
    }

    public String requiredText(String name, Form form) {
        Optional<JsonNode> value = any(name);
        if (value.isEmpty()) {
            problems.add(StormError.required(name));
        }
        return value.flatMap(given -> text(name, form, given)).orElse("");
    }

    /** One text or an array of them. */
    public List<String> texts(String name, Form form) {
        return any(name).stream()
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .flatMap(element -> text(name, form, element).stream())
                .toList();
    }

    public List<String> requiredTexts(String name, Form form) {
        boolean empty =
                any(name).filter(value -> !value.isArray() || !value.isEmpty()).isEmpty();
        if (empty) {
            problems.add(StormError.required(name));
        }
        return texts(name, form);
    }

    public int positive(String name, int fallback) {
        return any(name).map(value -> positive(name, value)).orElse(fallback);
    }

    public int requiredPositive(String name) {
        if (any(name).isEmpty()) {
            problems.add(StormError.required(name));
        }
        return positive(name, 1);
    }

    public Optional<Boolean> flag(String name) {
        return any(name).flatMap(value -> switch (value.asText()) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> {
                problems.add(StormError.validation(name, "Boolean", value));
                yield Optional.empty();
            }
        });
    }

    public ObjectNode requiredTable(String name) {
        Optional<JsonNode> value = any(name);
        if (value.isEmpty()) {
            problems.add(StormError.required(name));
        }
        value.filter(given -> !given.isObject())
                .ifPresent(given -> problems.add(StormError.validation(name, "Hash", given)));
        return value.filter(JsonNode::isObject).map(ObjectNode.class::cast).orElseGet(Json::object);
    }

    private Optional<String> text(String name, Form form, JsonNode value) {
        Optional<String> text = Optional.of(value)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(form::fits);
        if (text.isEmpty()) {
            problems.add(StormError.validation(name, form.type(), value));
        }
        return text;
    }

    private int positive(String name, JsonNode value) {
        Optional<Integer> number = Numbers.whole(value);
        if (number.isEmpty()) {
            problems.add(StormError.validation(name, "PositiveInt", value));
        }
        number.filter(given -> given < 1).ifPresent(given -> problems.add(StormError.outOfBounds(name, 1, value)));
        return number.orElse(1);
    }
}
