package stockroom.lookup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.store.EntryKey;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;

/** Tenants and calls as the tests of the lookup use them. */
final class Asks {

    static final Tenant ACME = tenant("acme", Scope.ofTenant("acme"));
    static final Call VPS = details("SS.VPS");

    private Asks() {}

    static Tenant tenant(String name, Scope scope) {
        RemoteAccount account =
                new RemoteAccount(name + "-api", Secret.of("sesame"), Optional.empty(), Duration.ofHours(1), "1");
        return new Tenant(name, account, scope, List.of());
    }

    static Call details(String code) {
        return call(Methods.DETAILS, object().put("code", code));
    }

    static Call startingPrice(String... codes) {
        return startingPrice(List.of(codes));
    }

    static Call startingPrice(List<String> codes) {
        ObjectNode params = object();
        codes.forEach(params.putArray("code")::add);
        return call(Methods.STARTING_PRICE, params);
    }

    static Call call(MethodName method, ObjectNode params) {
        return new Call(Version.V1, method, Methods.spec(method).canonical(params));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The key under which the answer to a call of details is kept. */
    static EntryKey key(Tenant tenant, String code) {
        return new EntryKey(
                tenant.scope(),
                Version.V1,
                Methods.DETAILS,
                details(code).params().json(),
                Optional.of(code));
    }
}
