package stockroom.simulation;

/** When Redis last did not do what replicas asked of it: promises that replicas keep together hold since then. */
final class Calm {

    private final Agenda agenda;
    private long disturbedNanos = Long.MIN_VALUE;

    Calm(Agenda agenda) {
        this.agenda = agenda;
    }

    void disturb() {
        disturbedNanos = agenda.nanos();
    }

    /** Whether nothing has disturbed since that moment. */
    boolean since(long nanos) {
        return disturbedNanos < nanos;
    }
}
