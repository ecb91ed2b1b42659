package stockroom.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.lookup.LookupResult;
import stockroom.store.PurgeSelector;
import stockroom.tenant.Tenant;

/** What people do: storefronts call, operators purge and write tenants' files, the vendor changes the catalogue. */
final class Workload {

    private static final List<String> CODES = List.of("SS.VPS", "SS.VM", "DS");
    private static final List<String> DETAILS = List.of("SS.VPS", "SS.VM", "SECRET");
    private static final List<Call> CALLS = calls();

    private final World world;
    private final Chance chance;
    private final long endNanos;
    private final Map<Replica, Integer> open = new HashMap<>();

    Workload(World world, Duration until) {
        this.world = world;
        this.chance = world.chance().branch();
        this.endNanos = until.toNanos();
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        DETAILS.forEach(code -> calls.add(call(Methods.DETAILS, object().put("code", code))));
        calls.add(call(Methods.LIST, object()));
        calls.add(call(Methods.PRICE, object().put("code", "SS.VPS").put("region", 1)));
        for (List<String> codes : List.of(List.of("SS.VPS"), List.of("DS", "SS.VM"), CODES)) {
            ObjectNode params = object();
            codes.forEach(params.putArray("code")::add);
            calls.add(call(Methods.STARTING_PRICE, params));
        }
        return calls;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Call call(MethodName method, ObjectNode params) {
        return new Call(Version.V1, method, Methods.spec(method).canonical(params));
    }

    /** Calls that were begun at replicas that live and are not answered. */
    int open() {
        return world.replicas().stream()
                .mapToInt(replica -> open.getOrDefault(replica, 0))
                .sum();
    }

    void begin() {
        int bursts = 20 + chance.nextInt(30);
        for (int i = 0; i < bursts; i++) {
            world.agenda().in(chance.nextLong(endNanos), this::burst);
        }
        int deeds = chance.nextInt(12);
        for (int i = 0; i < deeds; i++) {
            world.agenda().in(chance.nextLong(endNanos), this::deed);
        }
    }

    /** Several callers who want the same at about the same time, as storefronts do. */
    private void burst() {
        Call call = chance.of(CALLS);
        int callers = 1 + chance.nextInt(5);
        for (int i = 0; i < callers; i++) {
            world.agenda().in(chance.millis(0, 50), () -> ask(chance.of(world.machines()), call));
        }
    }

    /** Everyone asks for everything once, when all is well again. */
    void roundOfAll() {
        for (Machine machine : world.machines()) {
            CALLS.forEach(call -> ask(machine, call));
        }
    }

    private void ask(Machine machine, Call call) {
        world.on(machine).forEach(replica -> ask(replica, call));
    }

    private void ask(Replica replica, Call call) {
        Tenant tenant = chance.of(List.copyOf(replica.tenants.values()));
        var asked = new AnswerRules.Asked(replica, tenant, call, world.agenda().nanos());
        open.merge(replica, 1, Integer::sum);
        Optional<LookupResult> atHand = replica.atHand(tenant, call);
        if (atHand.isPresent()) {
            answered(asked, atHand.get());
            return;
        }
        replica.lookup
                .answer(tenant, call)
                .subscribe()
                .with(result -> answered(asked, result), bug -> broken(asked, bug));
    }

    private void answered(AnswerRules.Asked asked, LookupResult result) {
        open.merge(asked.replica(), -1, Integer::sum);
        world.trace()
                .say(
                        asked.replica().name(),
                        () -> asked.tenant().name() + " asked " + asked.call().method() + " "
                                + asked.call().params().json() + ": " + shown(result));
        world.invariants().answered(asked, result);
    }

    private static String shown(LookupResult result) {
        return switch (result) {
            case LookupResult.Hit hit -> "hit " + hit.tier() + " " + text(hit.reply());
            case LookupResult.Stale stale -> "stale " + text(stale.reply());
            case LookupResult.Fetched fetched -> "fetched " + fetched.sharing() + " " + text(fetched.reply());
            case LookupResult.Failed failed -> "failed " + failed.cause();
        };
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private void broken(AnswerRules.Asked asked, Throwable bug) {
        open.merge(asked.replica(), -1, Integer::sum);
        world.invariants()
                .violations()
                .add("an answer never fails but for a bug: " + asked.call().path() + " " + bug);
    }

    private void deed() {
        switch (chance.nextInt(7)) {
            case 0, 1 -> purge(chance.of(world.machines()));
            case 2 -> vanish();
            case 3 -> revoke();
            case 4 -> changed(() -> world.tenants().changePassword(anyTenant()), "password changed");
            case 5 -> move();
            default -> confuse();
        }
    }

    private void purge(Machine machine) {
        PurgeSelector selector = new PurgeSelector(
                maybe(chance.of(List.of(Scope.ofCatalog("retail"), Scope.ofTenant("retail"), Scope.ofTenant("twin")))),
                maybe(chance.of(List.of(Methods.DETAILS, Methods.LIST, Methods.STARTING_PRICE))),
                maybe(chance.of(CODES)));
        for (Replica replica : world.on(machine)) {
            say(replica.name() + " is asked to purge " + selector);
            PurgeRules rules = world.invariants().purges();
            PurgeRules.Purge purge = rules.asked(replica, selector);
            replica.purges.purge(selector).subscribe().with(outcome -> rules.acknowledged(purge, outcome));
        }
    }

    private <T> Optional<T> maybe(T value) {
        return chance.in(0.5) ? Optional.of(value) : Optional.empty();
    }

    private void vanish() {
        String realm = chance.of(List.of("catalog:retail", "tenant:retail", "tenant:twin"));
        String code = chance.of(CODES);
        say(code + " vanishes from " + realm);
        world.upstream().absences().vanish(realm, code);
        world.agenda().in(chance.millis(500, 15_000), () -> {
            say(code + " is back in " + realm);
            world.upstream().absences().appear(realm, code);
        });
    }

    private void revoke() {
        String user = tenant(anyTenant()).account().username();
        say("upstream ends the tokens of " + user);
        world.upstream().revoke(user);
        burst();
    }

    private void move() {
        Scope now = tenant("acme").scope();
        Scope next = now.kind() == Scope.Kind.CATALOG ? Scope.ofTenant("acme") : Scope.ofCatalog("retail");
        changed(() -> world.tenants().move("acme", next), "acme moves to " + next);
    }

    private void confuse() {
        String name = anyTenant();
        changed(() -> world.tenants().confusePassword(name, true), name + "'s file has a wrong password");
        long mended = Math.min(
                endNanos - world.agenda().nanos(), chance.millis(500, 8_000).toNanos());
        world.agenda()
                .in(
                        mended,
                        () -> changed(() -> world.tenants().confusePassword(name, false), name + "'s file is mended"));
    }

    /** Each replica sees a changed file at its own time, inside five seconds. */
    private void changed(Runnable change, String what) {
        say(what);
        change.run();
        Map<String, Tenant> files = world.tenants().files();
        for (Replica replica : world.replicas()) {
            world.agenda().in(chance.millis(0, 5_000), () -> replica.readTenants(files));
        }
    }

    private String anyTenant() {
        return chance.of(List.copyOf(world.tenants().files().keySet()));
    }

    private Tenant tenant(String name) {
        return world.tenants().files().values().stream()
                .filter(tenant -> tenant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void say(String what) {
        world.trace().say("people", () -> what);
    }
}
