package stockroom.upstream;

/** One call's claim to a place among those under way. Two are the same only if they are one. */
final class Ticket {

    private final String tenant;
    private final Urgency urgency;
    private final Holder holder;

    Ticket(String tenant, Urgency urgency, Holder holder) {
        this.tenant = tenant;
        this.urgency = urgency;
        this.holder = holder;
    }

    String tenant() {
        return tenant;
    }

    Urgency urgency() {
        return urgency;
    }

    Holder holder() {
        return holder;
    }

    /** Who waits hears once what becomes of it, unless it has left. */
    interface Holder {

        /** There is a place, to be given back. */
        void admitted();

        /** Someone more urgent came into the full queue, or there was no place for too long. */
        void turnedAway();
    }
}
