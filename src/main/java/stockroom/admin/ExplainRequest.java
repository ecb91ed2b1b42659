package stockroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.entry.CallReader;
import stockroom.tenant.Tenant;
import stockroom.tenant.TenantDirectory;

/** Reads which call to explain: {@code {"tenant":…,"path":…,"body":…}}, the body as an object or as its text. */
final class ExplainRequest {

    private static final String TENANT = "tenant";
    private static final String PATH = "path";
    private static final String BODY = "body";
    private static final int PATH_LENGTH_MAX = 8 * 1024;

    private static final List<String> MEMBERS = List.of(TENANT, PATH, BODY);

    private final TenantDirectory tenants;
    private final CallReader calls;

    ExplainRequest(TenantDirectory tenants, CallReader calls) {
        this.tenants = tenants;
        this.calls = calls;
    }

    /** A tenant's call. */
    record Asked(Tenant tenant, Call call) {}

    /** @throws RefusedException if there is no such tenant, or the call is one that would be refused */
    Asked read(byte[] bytes) {
        JsonBody body = JsonBody.read(bytes, MEMBERS);
        Tenant tenant = body.text(TENANT)
                .map(this::known)
                .orElseThrow(() -> new RefusedException(
                        AdminErrors.missing(TENANT, "'tenant' is missing: name the tenant whose call it is.")));
        return new Asked(tenant, call(path(body), bytes(body.value(BODY))));
    }

    private Call call(String path, byte[] body) {
        return switch (calls.read(path, body)) {
            case CallReader.Reading.Understood understood -> understood.call();
            case CallReader.Reading.AnsweredHere here ->
                throw new RefusedException(AdminErrors.invalid(
                        PATH, "The gateway answers this call by itself, anew each time: nothing of it is looked up."));
            case CallReader.Reading.Refused refused ->
                throw new RefusedException(AdminErrors.refusedCall(refused.error()));
        };
    }

    private Tenant known(String name) {
        return tenants.find(name).orElseThrow(() -> new RefusedException(AdminErrors.unknownTenant()));
    }

    private static String path(JsonBody body) {
        String path = body.value(PATH)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(() -> new RefusedException(
                        AdminErrors.missing(PATH, "'path' is missing: give the call's, such as /v1/Product/details.")));
        if (!path.startsWith("/") || path.length() > PATH_LENGTH_MAX) {
            throw new RefusedException(AdminErrors.invalid(
                    PATH, "'path' must begin with / and have " + PATH_LENGTH_MAX + " characters at most."));
        }
        return path;
    }

    private static byte[] bytes(Optional<JsonNode> body) {
        return body.map(value -> value.isTextual() ? value.textValue() : value.toString())
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
    }
}
