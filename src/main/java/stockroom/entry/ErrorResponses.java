package stockroom.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import stockroom.catalog.FailureCause;
import stockroom.catalog.StormError;
import stockroom.lookup.LookupResult;

/** The gateway's own errors as the OpenAPI document shows them: by status, each with the body that it has. */
final class ErrorResponses {

    private final SortedMap<Integer, List<StormError>> byStatus = new TreeMap<>();

    private ErrorResponses(Stream<StormError> errors) {
        errors.forEach(error -> byStatus.computeIfAbsent(error.status(), status -> new ArrayList<>())
                .add(error));
    }

    static ErrorResponses ofTheGateway() {
        Stream<StormError> refusals = Stream.of(
                CallErrors.malformed(Encoding.JSON, "The body is not well-formed JSON at line 1, column 9."),
                CallErrors.paramsNotAnObject(),
                CallErrors.unknownEncoding("xml"),
                CallErrors.unauthenticated(),
                CallErrors.notForwarded("network/ip/list"),
                CallErrors.unknownPath(),
                CallErrors.httpMethodNotAllowed("POST, QUERY"),
                CallErrors.bodyTooLarge(65_536),
                CallErrors.tooManyAttempts(Duration.ofMinutes(1)),
                CallErrors.internal());
        Stream<StormError> failures = Arrays.stream(FailureCause.values())
                .map(cause -> ReplyWriter.failure(
                        new LookupResult.Failed(cause, Optional.empty(), LookupResult.Reason.MISS)));
        return new ErrorResponses(Stream.concat(refusals, failures));
    }

    void writeTo(Components components) {
        byStatus.forEach((status, errors) -> components.addResponse(name(status), response(errors)));
    }

    void referIn(APIResponses responses) {
        byStatus.keySet()
                .forEach(status -> responses.addAPIResponse(
                        Integer.toString(status),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + name(status))));
    }

    private static String name(int status) {
        return "Error" + status;
    }

    private static APIResponse response(List<StormError> errors) {
        MediaType body =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Error"));
        for (int i = 0; i < errors.size(); i++) {
            StormError error = errors.get(i);
            body.addExample(
                    error.errorClass() + (i == 0 ? "" : " " + (i + 1)),
                    OASFactory.createExample().summary(error.message()).value(error.members()));
        }
        APIResponse response = OASFactory.createAPIResponse()
                .description(String.join(
                        " ", errors.stream().map(StormError::message).distinct().toList()))
                .content(OASFactory.createContent()
                        .addMediaType(Encoding.JSON.mediaType(), body)
                        .addMediaType(Encoding.YAML.mediaType(), MethodDocument.schema("Error")));
        errors.getFirst().headers().keySet().stream()
                .sorted()
                .forEach(header -> response.addHeader(header, MethodDocument.header(header)));
        return response;
    }
}
