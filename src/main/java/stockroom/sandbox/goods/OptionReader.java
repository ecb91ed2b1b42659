package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the named options; a value names the options that it opens, so that a data file says each option once. */
final class OptionReader {

    private final JsonNode named;
    private final Map<String, Option> read = new HashMap<>();

    OptionReader(JsonNode named) {
        this.named = named;
    }

    /** The options of an array of their names. */
    List<Option> options(JsonNode names) {
        return names.valueStream().map(name -> option(name.textValue())).toList();
    }

    private Option option(String name) {
        Option known = read.get(name);
        if (known == null) {
            known = option(named.required(name));
            read.put(name, known);
        }
        return known;
    }

    private Option option(JsonNode json) {
        return new Option(
                json.required("key").textValue(),
                json.required("id").intValue(),
                json.required("text").textValue(),
                json.required("required").intValue() == 1,
                json.required("automated").intValue() == 1,
                json.required("public").intValue() == 1,
                json.required("values").valueStream().map(this::value).toList());
    }

    private OptionValue value(JsonNode json) {
        return new OptionValue(
                json.required("value").textValue(),
                json.required("text").textValue(),
                ProductReader.amount(json),
                options(json.path("options")));
    }
}
