package stockroom.simulation;

import java.time.Duration;

/** A way between two machines. It delays, and may be cut: then what is under way is lost too. */
final class Link {

    private final Agenda agenda;
    private final Chance chance;
    private Duration least;
    private Duration most;
    private boolean cut;

    Link(Agenda agenda, Chance chance, Duration least, Duration most) {
        this.agenda = agenda;
        this.chance = chance;
        this.least = least;
        this.most = most;
    }

    void carry(Runnable message) {
        if (!cut) {
            agenda.in(chance.between(least, most), () -> {
                if (!cut) {
                    message.run();
                }
            });
        }
    }

    boolean isCut() {
        return cut;
    }

    void cut(boolean on) {
        cut = on;
    }

    void delays(Duration atLeast, Duration atMost) {
        least = atLeast;
        most = atMost;
    }
}
