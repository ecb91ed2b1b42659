package stockroom.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run of one seed: people do what they do, troubles come and go, then all is well again and comes to rest. After each
 * event nothing may be violated; at rest nothing may be under way.
 */
final class Simulation {

    private static final Duration LIVELY = Duration.ofSeconds(25);
    private static final Duration CALMS_DOWN = Duration.ofSeconds(40);
    /** Load that came back in a ramp is all there by then. */
    private static final Duration AT_REST = Duration.ofSeconds(60);

    private final World world;
    private final Workload workload;

    private Simulation(long seed, boolean traced) {
        this.world = new World(seed, traced);
        this.workload = new Workload(world, LIVELY);
        workload.begin();
        new Weather(world, LIVELY).begin();
    }

    /** What a seed came to. */
    record Outcome(long seed, Optional<String> violation, List<String> trace) {}

    static Outcome run(long seed, boolean traced) {
        Simulation simulation = new Simulation(seed, traced);
        simulation.until(CALMS_DOWN);
        simulation.workload.roundOfAll();
        simulation.until(AT_REST);
        simulation.world.replicas().forEach(replica -> replica.purges.close());
        simulation.until(AT_REST.plusSeconds(1));
        simulation.rests();
        return new Outcome(
                seed,
                simulation.world.invariants().violations().first(),
                simulation.world.trace().lines());
    }

    private void until(Duration end) {
        Agenda agenda = world.agenda();
        Violations violations = world.invariants().violations();
        while (violations.first().isEmpty() && agenda.step(end.toNanos())) {}
    }

    private void rests() {
        Violations violations = world.invariants().violations();
        violations.unless(workload.open() == 0, "every call is answered: " + workload.open() + " are not");
        for (Replica replica : world.replicas()) {
            violations.unless(
                    replica.underWay() == 0,
                    "nothing is left under way: " + replica.underWay() + " at " + replica.name());
            violations.unless(
                    replica.time.waiting() == 0,
                    "no timer is left: " + replica.time.waiting() + " at " + replica.name());
        }
    }
}
