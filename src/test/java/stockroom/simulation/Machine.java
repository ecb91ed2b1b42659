package stockroom.simulation;

/** Where a replica runs, and what stays when it dies: a name, a clock, ways to the others. */
final class Machine {

    private final String name;
    private final ProcessTime.Clock clock;
    private final Link redis;
    private final Link upstream;
    private boolean crossing;
    private boolean deaf;

    Machine(String name, ProcessTime.Clock clock, Link redis, Link upstream) {
        this.name = name;
        this.clock = clock;
        this.redis = redis;
        this.upstream = upstream;
    }

    String name() {
        return name;
    }

    ProcessTime.Clock clock() {
        return clock;
    }

    Link redis() {
        return redis;
    }

    Link upstream() {
        return upstream;
    }

    boolean crossesReplies() {
        return crossing;
    }

    void crossReplies(boolean on) {
        crossing = on;
    }

    boolean losesMessages() {
        return deaf;
    }

    void loseMessages(boolean on) {
        deaf = on;
    }
}
