package stockroom.simulation;

import java.time.Duration;
import java.util.List;
import stockroom.simulation.UpstreamServer.Mood;

/** What goes wrong around the replicas: each trouble begins at some moment and passes after a while. */
final class Weather {

    private static final Duration CLEAR_LEAST = Duration.ofNanos(50_000);
    private static final Duration CLEAR_MOST = Duration.ofMillis(2);
    private static final List<Mood> MOODS = List.of(
            Mood.SLOW,
            Mood.HANGING,
            Mood.FAILING,
            Mood.TALKING_NONSENSE,
            Mood.REFUSING_TOKENS,
            Mood.REFUSING_LOGINS,
            Mood.SENDING_AWAY);

    private final World world;
    private final Chance chance;
    private final long endNanos;

    /** All of it is over at the given moment. */
    Weather(World world, Duration until) {
        this.world = world;
        this.chance = world.chance().branch();
        this.endNanos = until.toNanos();
    }

    void begin() {
        int troubles = chance.nextInt(6);
        for (int i = 0; i < troubles; i++) {
            world.agenda().in(chance.nextLong(endNanos), this::trouble);
        }
    }

    private void trouble() {
        Machine machine = chance.of(world.machines());
        switch (chance.nextInt(13)) {
            case 0 -> lasting("Redis slow", () -> redisDelays(5, 60), this::redisClears);
            case 1 -> lasting("Redis frozen", world.redis()::freeze, this::thaws);
            case 2 -> redisRestarts();
            case 3 -> redisFailsOver();
            case 4 ->
                lasting(
                        machine.name() + " cut off from Redis",
                        () -> cut(machine),
                        () -> machine.redis().cut(false));
            case 5 ->
                lasting(
                        machine.name() + " hears nothing",
                        () -> machine.loseMessages(true),
                        () -> machine.loseMessages(false));
            case 6 ->
                lasting(
                        machine.name() + " gets others' replies",
                        () -> machine.crossReplies(true),
                        () -> machine.crossReplies(false));
            case 7 -> crash(machine);
            case 8 ->
                lasting(
                        machine.name() + " cut off from upstream",
                        () -> machine.upstream().cut(true),
                        () -> machine.upstream().cut(false));
            case 9, 10 -> clockIsStepped(machine);
            default -> upstreamChanges();
        }
    }

    private void lasting(String what, Runnable begin, Runnable end) {
        long left = endNanos - world.agenda().nanos();
        long lasts = Math.min(left, chance.millis(50, 8_000).toNanos());
        say(what);
        begin.run();
        world.agenda().in(lasts, () -> {
            say(what + ", no more");
            end.run();
        });
    }

    private void upstreamChanges() {
        Mood mood = chance.of(MOODS);
        lasting(
                "upstream " + mood,
                () -> world.upstream().mood(mood),
                () -> world.upstream().mood(Mood.WELL));
    }

    /** By an hour, or by what is to the times here as an hour is to production's; back or ahead, and right again later. */
    private void clockIsStepped(Machine machine) {
        Duration length = chance.in(0.3) ? Duration.ofHours(1) : chance.millis(5_000, 20_000);
        Duration step = chance.in(0.7) ? length.negated() : length;
        lasting(
                machine.name() + "'s clock is stepped by " + step,
                () -> {
                    world.invariants().clockAstray(true);
                    machine.clock().step(step);
                },
                () -> {
                    machine.clock().step(step.negated());
                    world.invariants().clockAstray(false);
                });
    }

    private void redisDelays(long least, long most) {
        world.machines().forEach(machine -> machine.redis().delays(Duration.ofMillis(least), Duration.ofMillis(most)));
    }

    private void redisClears() {
        world.machines().forEach(machine -> machine.redis().delays(CLEAR_LEAST, CLEAR_MOST));
    }

    private void thaws() {
        world.redis().thaw();
        world.invariants().doneLate();
    }

    private void redisRestarts() {
        boolean empty = chance.in(0.7);
        lasting("Redis down, " + (empty ? "empty" : "whole") + " afterwards", world.redis()::stop, () -> {
            world.redis().start(empty);
            if (empty) {
                lost();
            }
        });
    }

    private void redisFailsOver() {
        say("Redis fails over");
        world.redis().failOver();
        lost();
    }

    private void lost() {
        world.invariants().disturbed();
        world.invariants().purges().lost();
    }

    private void cut(Machine machine) {
        machine.redis().cut(true);
        world.on(machine).forEach(replica -> replica.redis.lostLine());
    }

    private void crash(Machine machine) {
        world.kill(machine);
        long back = Math.min(
                endNanos - world.agenda().nanos(), chance.millis(1, 5_000).toNanos());
        world.agenda().in(back, () -> {
            if (world.on(machine).isEmpty()) {
                world.start(machine);
            }
        });
    }

    private void say(String what) {
        world.trace().say("weather", () -> what);
    }
}
