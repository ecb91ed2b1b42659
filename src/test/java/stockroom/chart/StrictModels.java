package stockroom.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds objects against the models of their kinds: no unknown field, none missing, none of another type. */
final class StrictModels {

    private static final ObjectMapper STRICT = mapper();

    private StrictModels() {}

    /** What is wrong with the objects, a sentence each. */
    static List<String> problems(Manifests manifests) {
        return manifests.objects().stream().flatMap(StrictModels::problems).toList();
    }

    private static Stream<String> problems(JsonNode object) {
        String name =
                object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        Kind kind = Kind.KNOWN.get(name);
        if (kind == null) {
            return Stream.of("there is no model of " + name);
        }
        return Stream.of(types(kind, object), fields(kind, object))
                .flatMap(Optional::stream)
                .map(problem -> Manifests.title(object) + ": " + problem);
    }

    private static Optional<String> types(Kind kind, JsonNode object) {
        try {
            STRICT.treeToValue(object, kind.types());
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> fields(Kind kind, JsonNode object) {
        try {
            kind.fields().check(JsonParser.parseString(object.toString()));
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The models keep fields that they do not know: here they do not. */
    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .annotationIntrospector(new NothingUnknown())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> Stream.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
                .build();
    }

    private static final class NothingUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
