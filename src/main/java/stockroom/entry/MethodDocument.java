package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.ParameterSpec;
import stockroom.catalog.Version;

/** One method in the OpenAPI document: its parameters in a body and in a query, its reply, and every error. */
record MethodDocument(MethodSpec spec, ErrorResponses errors) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern WORD = Pattern.compile("/(.)");
    private static final String CACHE_STATUS = "Cache-Status";
    private static final List<String> HEADERS = List.of("Cache-Control", "X-Request-Id", "traceparent");
    private static final List<String> KEPT_HEADERS = List.of("Age", "ETag", "Vary");

    PathItem pathItem() {
        PathItem item = OASFactory.createPathItem()
                .addParameter(version())
                .addParameter(OASFactory.createParameter().ref("#/components/parameters/encoding"))
                .POST(operation("post").requestBody(requestBody()));
        if (takesGet()) {
            Operation get = operation("get");
            spec.parameters().forEach(parameter -> get.addParameter(inQuery(parameter)));
            get.getResponses().addAPIResponse("304", notModified());
            item.setGET(get);
        }
        item.addExtension("x-http-methods", allowed());
        return item;
    }

    private String allowed() {
        return CallDesk.allowed(new CallPath.Named(Version.V1, spec.name(), Optional.empty()));
    }

    private boolean takesGet() {
        return allowed().contains("GET");
    }

    private Operation operation(String verb) {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", success(verb));
        errors.referIn(responses);
        return OASFactory.createOperation()
                .operationId(verb
                        + WORD.matcher("/" + spec.name())
                                .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT)))
                .summary(spec.description())
                .description(kept() + " HTTP methods: " + allowed()
                        + ". QUERY (RFC 10008) takes the same body as POST, and is safe and cacheable as GET.")
                .addTag(spec.name().namespace())
                .responses(responses);
    }

    private String kept() {
        if (TokenDesk.answers(spec.name())) {
            return "Answered by the gateway itself.";
        }
        return switch (spec.keeping()) {
            case BY_REPLY -> "Answers are kept where the method has lifetimes, one for each form of the call.";
            case BY_PRODUCT -> "Answers are kept product by product: only what is missing is asked of upstream.";
            case NEVER -> "Answers hold for the moment alone and are never kept.";
        };
    }

    private String componentName() {
        return spec.name().value().replace('/', '.');
    }

    private static Parameter version() {
        return OASFactory.createParameter()
                .name("version")
                .in(Parameter.In.PATH)
                .required(true)
                .description("The version of the Storm API.")
                .schema(type(SchemaType.STRING).enumeration(List.of(Version.V1.path(), Version.BLEED.path())))
                .example(Version.V1.path());
    }

    private static Parameter inQuery(ParameterSpec parameter) {
        Parameter inQuery = OASFactory.createParameter()
                .name(parameter.name())
                .in(Parameter.In.QUERY)
                .required(parameter.required())
                .description(parameter.notes())
                .schema(querySchema(parameter));
        parameter.example().ifPresent(example -> inQuery.setExample(plain(example)));
        return inQuery;
    }

    /** A query holds words: one that stands several times is an array. */
    private static Schema querySchema(ParameterSpec parameter) {
        return switch (parameter.type()) {
            case TEXT_SET -> type(SchemaType.ARRAY).items(type(SchemaType.STRING));
            case ANY -> type(SchemaType.STRING);
            case TEXT, POSITIVE_INTEGER, BOOLEAN -> bodySchema(parameter);
        };
    }

    private static Schema bodySchema(ParameterSpec parameter) {
        Schema schema = switch (parameter.type()) {
            case TEXT -> type(SchemaType.STRING);
            case POSITIVE_INTEGER -> type(SchemaType.INTEGER).minimum(BigDecimal.ONE);
            case BOOLEAN -> type(SchemaType.INTEGER).enumeration(List.of(0, 1));
            case TEXT_SET ->
                OASFactory.createSchema()
                        .addOneOf(type(SchemaType.STRING))
                        .addOneOf(type(SchemaType.ARRAY).items(type(SchemaType.STRING)));
            case ANY -> OASFactory.createSchema();
        };
        parameter.whenAbsent().ifPresent(value -> schema.setDefaultValue(plain(value)));
        return schema.description(parameter.notes());
    }

    private RequestBody requestBody() {
        Schema params = type(SchemaType.OBJECT);
        Map<String, Object> example = new LinkedHashMap<>();
        for (ParameterSpec parameter : spec.parameters()) {
            params.addProperty(parameter.name(), bodySchema(parameter));
            if (parameter.required()) {
                params.addRequired(parameter.name());
            }
            parameter.example().ifPresent(value -> example.put(parameter.name(), plain(value)));
        }
        MediaType body = OASFactory.createMediaType()
                .schema(type(SchemaType.OBJECT).addProperty("params", params))
                .example(Map.of("params", example));
        return OASFactory.createRequestBody()
                .description("The parameters. Numbers may come as strings, a single value in place of an array.")
                .required(!params(params).isEmpty())
                .content(OASFactory.createContent()
                        .addMediaType(Encoding.JSON.mediaType(), body)
                        .addMediaType(Encoding.YAML.mediaType(), body));
    }

    private static List<String> params(Schema schema) {
        return Optional.ofNullable(schema.getRequired()).orElse(List.of());
    }

    private APIResponse success(String verb) {
        Content content = OASFactory.createContent();
        for (Encoding encoding : Encoding.values()) {
            content.addMediaType(encoding.mediaType(), schema(componentName()));
        }
        APIResponse response = OASFactory.createAPIResponse()
                .description("The reply; or an error of upstream's, which passes as it came and has an error_class.")
                .content(content);
        HEADERS.forEach(name -> response.addHeader(name, header(name)));
        if (!TokenDesk.answers(spec.name())) {
            response.addHeader(CACHE_STATUS, header(CACHE_STATUS));
            headersOfKept(verb).forEach(name -> response.addHeader(name, header(name)));
        }
        return response;
    }

    private static List<String> headersOfKept(String verb) {
        return verb.equals("get") ? KEPT_HEADERS : List.of();
    }

    private static APIResponse notModified() {
        APIResponse response =
                OASFactory.createAPIResponse().description("What If-None-Match names is what the reply would be.");
        KEPT_HEADERS.forEach(name -> response.addHeader(name, header(name)));
        return response;
    }

    static MediaType schema(String name) {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + name));
    }

    static Header header(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static Schema type(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Object plain(JsonNode value) {
        return MAPPER.convertValue(value, Object.class);
    }
}
