package stockroom.upstream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.token.UpstreamToken;

/** Calls, tenants and replies, for tests. */
final class Samples {

    static final RemoteAccount ACCOUNT =
            new RemoteAccount("acme-api", Secret.of("correct horse"), Optional.empty(), Duration.ofHours(1), "v1");

    private Samples() {}

    static UpstreamCall call() {
        return call("Product/details");
    }

    static UpstreamCall call(String method) {
        Tenant tenant = new Tenant("acme", ACCOUNT, Scope.ofTenant("acme"), List.of());
        var params = Methods.spec(new MethodName("x/y"))
                .canonical(JsonNodeFactory.instance.objectNode().put("code", "SS.VPS"));
        return new UpstreamCall(tenant, new Call(Version.V1, new MethodName(method), params), Urgency.MISS);
    }

    /** One that no test lives to see. */
    static Deadline deadline() {
        return Deadline.in(Duration.ofHours(1), () -> 0L);
    }

    static UpstreamToken token(String value) {
        return new UpstreamToken(Secret.of(value), Instant.parse("2026-03-01T13:00:00Z"));
    }

    static UpstreamResult reply(int status, String body) {
        return ReplyReader.read(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
