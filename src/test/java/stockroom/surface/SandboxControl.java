package stockroom.surface;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;

/** The sandbox seen from the side: its controls, and calls that do not go through the gateway. */
final class SandboxControl {

    private final URI base;

    SandboxControl(URI base) {
        this.base = base;
    }

    /** What upstream itself answers a tenant's account, asked directly. */
    Answer ask(Secrets.Tenant tenant, String path, String body) {
        return caller(Credentials.basic(tenant.username(), tenant.password())).post(path, body);
    }

    /** Lets calls of a method go wrong until the next {@link #calm}; the kinds are the sandbox's. */
    void strike(String method, String kind, String more) {
        control("POST", "faults", "{\"method\":\"%s\",\"kind\":\"%s\"%s}".formatted(method, kind, more));
    }

    /** No more faults, and counts of zero. */
    void calm() {
        control("DELETE", "faults", "");
        control("DELETE", "calls", "");
    }

    void setClockAhead(Duration by) {
        control("POST", "clock", "{\"offset_seconds\":" + by.toSeconds() + "}");
    }

    void expireTokens() {
        control("POST", "tokens/expire", "");
    }

    /** Calls that have arrived, logins among them. */
    int calls() {
        return counts().path("total").intValue();
    }

    /** Calls of a method that have arrived. */
    int calls(String method) {
        return counts().path("by_method").path(method).intValue();
    }

    int mints() {
        return counts().path("mints").intValue();
    }

    /** How often startingPrice has asked for a product. */
    int lookups(String code) {
        return counts().path("starting_price_by_code").path(code).intValue();
    }

    private JsonNode counts() {
        return control("GET", "calls", "");
    }

    private JsonNode control(String method, String name, String body) {
        Answer answer = caller("").send(method, "/sandbox/" + name, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.json();
    }

    private Storefront caller(String authorization) {
        return new Storefront(base, authorization);
    }
}
