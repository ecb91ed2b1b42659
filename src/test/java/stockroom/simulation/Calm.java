package stockroom.simulation;

/** When Redis last did not do what replicas asked of it, or a clock was wrong: promises that replicas keep together hold since then. */
final class Calm {

    private final Agenda agenda;
    private long disturbedNanos = Long.MIN_VALUE;
    private int clocksAstray;
    private boolean clockWasAstray;
    private boolean doneLate;

    Calm(Agenda agenda) {
        this.agenda = agenda;
    }

    void disturb() {
        disturbedNanos = agenda.nanos();
    }

    /** A clock shows a wrong time from now on, or the right one again. */
    void clockAstray(boolean on) {
        clocksAstray += on ? 1 : -1;
        clockWasAstray = true;
        disturb();
    }

    /** Redis has done long after its time what nobody waited for any more. */
    void doneLate() {
        doneLate = true;
        disturb();
    }

    /** Whether no clock has gone wrong yet: what one has dated that was, others may take for older or younger than it is. */
    boolean clocksWereRight() {
        return !clockWasAstray;
    }

    /** Whether the age of what Redis has can be told: by clocks where they are right, else by when it was put. */
    boolean agesAreKnown() {
        return !(clockWasAstray && doneLate);
    }

    /** Whether nothing has disturbed since that moment, and all clocks are right. */
    boolean since(long nanos) {
        return clocksAstray == 0 && disturbedNanos < nanos;
    }
}
