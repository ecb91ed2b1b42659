package stockroom.credentials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import stockroom.testing.GatewayProcess;

/** What storefronts, operators and misfortune do to a gateway in the course of a day, and all that it replies. */
final class DayOfCalls {

    private static final List<String> FAULTS =
            List.of("garbage", "html", "empty", "reset", "cut", "wrong-length", "error-class", "oversize", "status");
    private static final String KEY = "key-of-the-day";
    private static final String OTHER_KEY = "key-of-another-day";
    private static final String TOTP_KEY = "key-of-two-factors";
    private static final String WRONG_KEY = "key-that-nobody-has";
    private static final String WRONG_PASSWORD = "password-that-is-wrong";
    private static final String NEXT_PASSWORD = "password-from-seven-on";
    private static final String BROKEN_PASSWORD = "password-of-a-broken-file";

    private final Fleet fleet;
    private final Caller caller;
    private final Caller other;
    private final Caller totp;
    private final StringBuilder replies = new StringBuilder();
    private final Set<Integer> statuses = new TreeSet<>();
    private final List<String> gatewayTokens = new ArrayList<>();

    DayOfCalls(Fleet fleet) {
        this.fleet = fleet;
        this.caller = fleet.serve("day", TenantText.demo(KEY));
        this.other = fleet.serve("other-day", TenantText.other(OTHER_KEY).with("catalog: shared"));
        this.totp = fleet.serve("totp-day", TenantText.totp(TOTP_KEY).with("totp-mode: parameter"));
    }

    /** Everything that was replied, but for the tokens that were asked for. */
    String replies() {
        return replies.toString();
    }

    Set<Integer> statuses() {
        return statuses;
    }

    List<String> gatewayTokens() {
        return gatewayTokens;
    }

    List<String> passwords() {
        return List.of(WRONG_PASSWORD, NEXT_PASSWORD, BROKEN_PASSWORD);
    }

    List<String> keys() {
        return List.of(KEY, OTHER_KEY, TOTP_KEY, WRONG_KEY);
    }

    void live(int hour) {
        begin(hour);
        for (GatewayProcess gateway : fleet.gateways()) {
            call(gateway, caller);
            call(gateway, other);
            call(gateway, totp);
            callWrongly(gateway);
            useAToken(gateway);
            operate(gateway);
        }
        fleet.redis().thaw();
        fleet.upstream().mend();
    }

    /** What is special about the hour. */
    private void begin(int hour) {
        Upstream upstream = fleet.upstream();
        switch (hour) {
            case 3 -> upstream.loginIsDown();
            case 4 -> upstream.revokeTokens();
            case 5 -> fleet.tenants().write("day", TenantText.demo(KEY).withPassword(WRONG_PASSWORD));
            case 7 -> {
                upstream.setPassword("demo-api", NEXT_PASSWORD);
                fleet.tenants().write("day", TenantText.demo(KEY).withPassword(NEXT_PASSWORD));
            }
            case 8 ->
                fleet.tenants().overwrite("broken", "password: " + BROKEN_PASSWORD + "\n" + BROKEN_PASSWORD + ": [\n");
            case 9 -> fleet.tenants().overwrite("day", "keys: [" + BROKEN_PASSWORD);
            case 10 -> fleet.tenants().write("day", TenantText.demo(KEY).withPassword(NEXT_PASSWORD));
            case 11 -> fleet.tenants().write("totp-day", TenantText.totp(TOTP_KEY));
            case 22 -> fleet.tenants().remove("other-day");
            case 23 -> fleet.redis().freeze();
            default -> {
                if (hour > 11 && hour - 12 < FAULTS.size()) {
                    upstream.fault("\"kind\":\"" + FAULTS.get(hour - 12) + "\",\"count\":6");
                }
            }
        }
    }

    private void call(GatewayProcess gateway, Caller who) {
        note(who.price(gateway));
        note(who.details(gateway, "SS.VPS"));
        note(who.details(gateway, "NO.SUCH"));
        note(who.call(gateway, "Product/list", "{\"page_size\":5}"));
        note(who.call(gateway, "Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VM\"]}"));
        note(who.get(gateway.business("/v1/Product/details.yaml?code=SS.VM")));
    }

    private void callWrongly(GatewayProcess gateway) {
        note(Caller.basic("day", WRONG_KEY).price(gateway));
        note(Caller.basic("no-such-tenant", KEY).price(gateway));
        note(Caller.bearer(WRONG_KEY).price(gateway));
        note(new Caller("Digest " + WRONG_KEY).price(gateway));
        note(totp.call(gateway.business("/v1/Product/details.json"), "{\"password\":"));
        note(totp.call(gateway, "Server/list", "{}"));
        note(totp.call(gateway.business("/" + WRONG_KEY.length()), "{}"));
        note(totp.call(gateway, "Product/details", "{\"code\":\"" + " ".repeat(70_000) + "\"}"));
    }

    /** The one reply that holds the token is left out. */
    private void useAToken(GatewayProcess gateway) {
        String token =
                totp.token(gateway, Duration.ofMinutes(5)).json().path("token").asText();
        gatewayTokens.add(token);
        note(Caller.bearer(token).price(gateway));
        note(Caller.basic("day", token).price(gateway));
        note(Caller.basic("totp-day", token).expireToken(gateway));
        note(Caller.basic("totp-day", token).price(gateway));
    }

    private void operate(GatewayProcess gateway) {
        Caller operator = Caller.bearer(Fleet.OPERATOR_KEY);
        note(operator.get(gateway.management("/admin/tenants")));
        note(operator.post(gateway.management("/admin/purge"), "{\"tenant\":\"day\",\"code\":\"SS.VM\"}"));
        note(
                operator.post(
                        gateway.management("/admin/explain"),
                        "{\"tenant\":\"totp-day\",\"path\":\"/v1/Product/details\",\"body\":{\"params\":{\"code\":\"SS.VPS\"}}}"));
        note(Caller.bearer(WRONG_KEY).get(gateway.management("/admin/tenants")));
    }

    private void note(Answer answer) {
        statuses.add(answer.status());
        replies.append(answer).append('\n');
    }
}
