package stockroom.sandbox.tally;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was asked. Confined to the server's event loop. */
public final class Calls {

    private static final int RECENT_MAX = 200;
    private static final int STEPS_MAX = 1_000;
    private static final int CODES_MAX = 10_000;

    private final Map<String, Long> byMethod = new TreeMap<>();
    private final Map<String, Long> byAccount = new TreeMap<>();
    private final Map<String, Long> lookups = new TreeMap<>();
    private final Map<String, Long> mints = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private final TreeMap<Long, Long> totpSteps = new TreeMap<>();
    private final Deque<ObjectNode> recent = new ArrayDeque<>();
    private long total;
    private long faults;
    private int inFlight;
    private int inFlightMax;

    /** Counts a call that has come in; its parameters are without credentials. */
    public void arrived(String method, String account, JsonNode params) {
        total++;
        inFlight++;
        inFlightMax = Math.max(inFlightMax, inFlight);
        byMethod.merge(method, 1L, Long::sum);
        byAccount.merge(account, 1L, Long::sum);
        ObjectNode call =
                JsonNodeFactory.instance.objectNode().put("method", method).put("account", account);
        call.set("params", params);
        recent.addFirst(call);
        if (recent.size() > RECENT_MAX) {
            recent.removeLast();
        }
    }

    /** Counts a call whose reply, or connection, has ended. */
    public void left() {
        inFlight--;
    }

    /** A product that a startingPrice call asks for, known or not. */
    public void lookedUp(String code) {
        boolean counted = lookups.size() < CODES_MAX || lookups.containsKey(code);
        lookups.merge(counted ? code : "(others)", 1L, Long::sum);
    }

    public void minted(String account) {
        mints.merge(account, 1L, Long::sum);
    }

    public void loggedInAtStep(long step) {
        totpSteps.merge(step, 1L, Long::sum);
        if (totpSteps.size() > STEPS_MAX) {
            totpSteps.pollFirstEntry();
        }
    }

    /** Counts a refused login under its reason, one of a few words. */
    public void refused(String reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    public void faulted() {
        faults++;
    }

    /** Forgets all but the calls that are still being answered. */
    public void reset() {
        byMethod.clear();
        byAccount.clear();
        lookups.clear();
        mints.clear();
        refusals.clear();
        totpSteps.clear();
        recent.clear();
        total = 0;
        faults = 0;
        inFlightMax = inFlight;
    }

    /** The counts, as {@code GET /sandbox/calls} shows them. */
    public ObjectNode counts() {
        ObjectNode counts = JsonNodeFactory.instance.objectNode().put("total", total);
        put(counts.putObject("by_method"), byMethod);
        put(counts.putObject("by_account"), byAccount);
        counts.put("starting_price_products", sum(lookups));
        put(counts.putObject("starting_price_by_code"), lookups);
        counts.put("mints", sum(mints));
        put(counts.putObject("mints_by_account"), mints);
        put(counts.putObject("totp_logins_by_step"), totpSteps);
        put(counts.putObject("refused_logins"), refusals);
        return counts.put("faults", faults).put("in_flight", inFlight).put("in_flight_max", inFlightMax);
    }

    /** The last calls, the newest first. */
    public ObjectNode recent() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        recent.forEach(body.putArray("calls")::add);
        return body;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void put(ObjectNode object, Map<?, Long> counts) {
        counts.forEach((name, count) -> object.put(name.toString(), count.longValue()));
    }
}
