package stockroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stockroom.tenant.CallerKey;
import stockroom.tenant.Tenant;

/** One tenant as operators see it: without password, second factor and the digests of keys. */
record TenantLine(Tenant tenant, Optional<TokenCondition> token, Instant now) {

    void writeTo(ObjectNode json) {
        json.put("name", tenant.name());
        json.put("scope", tenant.scope().toString());
        json.put("username", tenant.account().username());
        ArrayNode keys = json.putArray("keys");
        tenant.keys()
                .forEach(key -> keys.addObject()
                        .put("name", key.name())
                        .put("expires", orNull(key.expires()))
                        .put("live", key.isLive(now)));
        token.ifPresentOrElse(
                condition -> json.putObject("token")
                        .put("expires", orNull(condition.expires()))
                        .put("renews_from", orNull(condition.renewsFrom()))
                        .put("login_refused", condition.loginRefused()),
                () -> json.putNull("token"));
    }

    void writeTo(TextTable table) {
        table.add(
                tenant.name(),
                tenant.scope().toString(),
                tenant.account().username(),
                tenant.keys().stream().map(this::inWords).collect(Collectors.joining(", ")),
                token.map(TenantLine::inWords).orElse("not asked for yet"));
    }

    private String inWords(CallerKey key) {
        return key.expires()
                .map(end -> key.name() + (key.isLive(now) ? " (until " : " (expired ") + end + ")")
                .orElse(key.name());
    }

    private static String inWords(TokenCondition condition) {
        String held = condition.expires().map(end -> "until " + end).orElse("none");
        return condition.loginRefused() ? held + ", login refused" : held;
    }

    private static @Nullable String orNull(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
