package stockroom.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Machines, a replica on each, and what they share. */
final class World {

    private static final Duration NEAR = Duration.ofMillis(2);
    private static final Duration FAR = Duration.ofMillis(20);

    private final Chance chance;
    private final Agenda agenda = new Agenda();
    private final Trace trace;
    private final UpstreamServer upstream;
    private final RedisServer redis;
    private final ProcessTime.Clock redisClock = new ProcessTime.Clock(Duration.ZERO);
    private final Tenants tenants;
    private final Invariants invariants;
    private final List<Machine> machines = new ArrayList<>();
    private final Map<Machine, Replica> replicas = new LinkedHashMap<>();
    private int lives;

    World(long seed, boolean traced) {
        this.chance = new Chance(seed);
        this.trace = new Trace(agenda, traced);
        this.upstream = new UpstreamServer(agenda, chance.branch());
        this.redis = new RedisServer(agenda, redisClock);
        this.tenants = new Tenants(upstream);
        this.invariants = new Invariants(agenda, upstream, trace);
        int count = 2 + chance.nextInt(2);
        for (int i = 0; i < count; i++) {
            machines.add(new Machine(
                    "abc".substring(i, i + 1),
                    new ProcessTime.Clock(chance.millis(0, AnswerRules.CLOCKS_APART.toMillis())),
                    new Link(agenda, chance.branch(), Duration.ofNanos(50_000), NEAR),
                    new Link(agenda, chance.branch(), Duration.ofMillis(1), FAR)));
        }
        machines.forEach(this::start);
    }

    void start(Machine machine) {
        Replica replica = new Replica(this, machine, lives++);
        replicas.put(machine, replica);
        trace.say(replica.name(), () -> "starts");
    }

    /** SIGKILL, in the middle of whatever it does. */
    void kill(Machine machine) {
        Replica replica = replicas.remove(machine);
        if (replica != null) {
            trace.say(replica.name(), () -> "dies");
            replica.die();
            invariants.died(replica);
        }
    }

    /** The one on that machine, unless it is dead just now. */
    List<Replica> on(Machine machine) {
        Replica replica = replicas.get(machine);
        return replica == null ? List.of() : List.of(replica);
    }

    List<Replica> replicas() {
        return List.copyOf(replicas.values());
    }

    List<Machine> machines() {
        return machines;
    }

    Chance chance() {
        return chance;
    }

    Agenda agenda() {
        return agenda;
    }

    Trace trace() {
        return trace;
    }

    UpstreamServer upstream() {
        return upstream;
    }

    RedisServer redis() {
        return redis;
    }

    ProcessTime.Clock redisClock() {
        return redisClock;
    }

    Tenants tenants() {
        return tenants;
    }

    Invariants invariants() {
        return invariants;
    }
}
