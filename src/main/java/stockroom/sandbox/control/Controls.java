package stockroom.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import stockroom.sandbox.wire.Json;
import stockroom.sandbox.wire.Reply;

/** Obeys the controls: JSON in, JSON out, no login. A wrong one is answered with 400 or 404 and a {@code problem}. */
public final class Controls {

    private static final String PREFIX = "/sandbox/";
    private static final String ANY = "*";
    private static final String ACCOUNT_PREFIX = "PUT /sandbox/accounts/";

    @FunctionalInterface
    private interface Control {

        JsonNode obey(Asked asked);
    }

    private final Controlled controlled;
    private final Map<String, Control> controls;

    public Controls(Controlled controlled) {
        this.controlled = controlled;
        this.controls = Map.ofEntries(
                Map.entry("GET /sandbox/calls", asked -> controlled.calls().counts()),
                Map.entry(
                        "GET /sandbox/calls/recent", asked -> controlled.calls().recent()),
                Map.entry(
                        "DELETE /sandbox/calls",
                        done(asked -> controlled.calls().reset())),
                Map.entry("PUT /sandbox/latency", done(this::setLatency)),
                Map.entry("GET /sandbox/faults", asked -> controlled.faults().json()),
                Map.entry("POST /sandbox/faults", this::addFault),
                Map.entry(
                        "DELETE /sandbox/faults",
                        done(asked -> controlled.faults().clear())),
                Map.entry("POST /sandbox/tokens/expire", asked -> expireTokens()),
                Map.entry("PUT /sandbox/tokens/lifetime", done(this::limitLifetime)),
                Map.entry("POST /sandbox/prices", done(this::reprice)),
                Map.entry("POST /sandbox/clock", done(this::shiftClock)),
                Map.entry("POST /sandbox/reset", done(asked -> controlled.reset())));
    }

    /** Whether a path belongs to the controls and not to the API. */
    public static boolean own(String path) {
        return path.startsWith(PREFIX);
    }

    public Reply obey(String method, String path, Buffer body) {
        try {
            return reply(200, obey(method + " " + path, Asked.read(body)));
        } catch (ControlError wrong) {
            return problem(wrong.status(), wrong);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException outOfRange) {
            return problem(400, outOfRange);
        }
    }

    private JsonNode obey(String route, Asked asked) {
        Control control = controls.get(route);
        if (control != null) {
            return control.obey(asked);
        }
        if (route.startsWith(ACCOUNT_PREFIX)) {
            return changePassword(route.substring(ACCOUNT_PREFIX.length()), asked);
        }
        throw ControlError.notFound("no such control");
    }

    private void setLatency(Asked asked) {
        controlled.latency().set(Duration.ofMillis(asked.requiredNumber("millis")));
    }

    private JsonNode addFault(Asked asked) {
        FaultReader reader = new FaultReader(asked);
        controlled.faults().add(reader.rule(controlled.realClock()), reader.fault());
        return controlled.faults().json();
    }

    private JsonNode expireTokens() {
        return Json.object().put("expired", controlled.tokens().expireAll());
    }

    private void limitLifetime(Asked asked) {
        Duration lifetime = Duration.ofSeconds(asked.requiredNumber("seconds"));
        if (!lifetime.isPositive()) {
            throw ControlError.malformed("seconds above 0");
        }
        controlled.tokens().limitLifetime(lifetime);
    }

    private void reprice(Asked asked) {
        String code = asked.requiredText("code");
        BigDecimal factor = asked.requiredDecimal("factor");
        if (factor.signum() <= 0) {
            throw ControlError.malformed("factor above 0");
        }
        if (code.equals(ANY)) {
            controlled.storefronts().repriceAll(factor);
        } else if (!controlled.storefronts().reprice(code, factor)) {
            throw ControlError.notFound("no such product");
        }
    }

    private void shiftClock(Asked asked) {
        controlled.clock().shift(Duration.ofSeconds(asked.requiredNumber("offset_seconds")));
    }

    private JsonNode changePassword(String username, Asked asked) {
        if (!controlled.accounts().changePassword(username, asked.requiredText("password"))) {
            throw ControlError.notFound("no such account");
        }
        return ok();
    }

    private static Control done(Consumer<Asked> work) {
        return asked -> {
            work.accept(asked);
            return ok();
        };
    }

    private static ObjectNode ok() {
        return Json.object().put("ok", true);
    }

    private static Reply problem(int status, RuntimeException cause) {
        return reply(status, Json.object().put("problem", String.valueOf(cause.getMessage())));
    }

    private static Reply reply(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Buffer.buffer(Json.bytes(body)));
    }
}
