package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stockroom.upstream.Admission.Answer;

final class AdmissionTest {

    private final List<String> told = new ArrayList<>();
    private final List<Ticket> admitted = new ArrayList<>();

    @Test
    void admitsAtOnceWhileThereIsRoom() {
        Admission admission = admission(2, 2, 4, 4);

        assertThat(ask(admission, "acme", Urgency.MISS)).isEqualTo(Answer.ADMITTED);
        assertThat(ask(admission, "acme", Urgency.REFRESH)).isEqualTo(Answer.ADMITTED);
        assertThat(ask(admission, "acme", Urgency.PRICE)).isEqualTo(Answer.WAITING);
    }

    @Test
    void pricesGoBeforeMissesAndMissesBeforeRefreshes() {
        Admission admission = admission(1, 1, 9, 9);
        Ticket first = ticket("acme", Urgency.MISS);
        admission.ask(first);
        for (Urgency urgency : List.of(Urgency.REFRESH, Urgency.MISS, Urgency.PRICE, Urgency.MISS)) {
            ask(admission, "acme", urgency);
        }

        drain(admission, first);

        assertThat(told).containsExactly("acme PRICE", "acme MISS", "acme MISS", "acme REFRESH");
    }

    @Test
    void aTenantThatFloodsHoldsUpItselfAlone() {
        Admission admission = admission(4, 2, 100, 50);
        List<Ticket> flood = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Ticket ticket = ticket("flooding", Urgency.PRICE);
            admission.ask(ticket);
            flood.add(ticket);
        }

        assertThat(ask(admission, "quiet", Urgency.REFRESH)).isEqualTo(Answer.ADMITTED);
        assertThat(ask(admission, "calm", Urgency.MISS)).isEqualTo(Answer.ADMITTED);
        ask(admission, "quiet", Urgency.PRICE);
        admission.giveBack(flood.getFirst());

        assertThat(told).as("the first place that is free is shared in turn").containsExactly("flooding PRICE");
        admission.giveBack(flood.get(1));
        assertThat(told).containsExactly("flooding PRICE", "quiet PRICE");
    }

    @Test
    void whatFindsNoRoomIsToldAtOnce() {
        Admission admission = admission(1, 1, 2, 2);
        ask(admission, "acme", Urgency.MISS);
        ask(admission, "acme", Urgency.MISS);
        ask(admission, "acme", Urgency.MISS);

        assertThat(ask(admission, "acme", Urgency.MISS)).isEqualTo(Answer.TURNED_AWAY);
        assertThat(ask(admission, "other", Urgency.REFRESH)).isEqualTo(Answer.TURNED_AWAY);
    }

    @Test
    void aTenantMayNotFillTheWholeQueue() {
        Admission admission = admission(1, 1, 4, 2);
        for (int i = 0; i < 3; i++) {
            ask(admission, "flooding", Urgency.MISS);
        }

        assertThat(ask(admission, "flooding", Urgency.MISS)).isEqualTo(Answer.TURNED_AWAY);
        assertThat(ask(admission, "quiet", Urgency.MISS)).isEqualTo(Answer.WAITING);
    }

    @Test
    void inAFullQueueTheNewestOfTheLeastUrgentGivesWay() {
        Admission admission = admission(1, 1, 3, 3);
        Ticket first = ticket("acme", Urgency.PRICE);
        admission.ask(first);
        ask(admission, "acme", Urgency.MISS);
        ask(admission, "busy", Urgency.REFRESH);
        ask(admission, "busy", Urgency.REFRESH);

        assertThat(ask(admission, "other", Urgency.PRICE)).isEqualTo(Answer.WAITING);

        assertThat(told).containsExactly("busy REFRESH turned away");
        told.clear();
        drain(admission, first);
        assertThat(told).containsExactly("other PRICE", "acme MISS", "busy REFRESH");
    }

    @Test
    void whoLeavesTheQueueFreesItsPlaceInIt() {
        Admission admission = admission(1, 1, 1, 1);
        Ticket first = ticket("acme", Urgency.MISS);
        Ticket impatient = ticket("acme", Urgency.MISS);
        admission.ask(first);
        admission.ask(impatient);

        admission.leave(impatient);

        assertThat(ask(admission, "acme", Urgency.MISS)).isEqualTo(Answer.WAITING);
        admission.giveBack(first);
        assertThat(told).as("who left hears no more").containsExactly("acme MISS");
    }

    @Test
    void aSmallerRoomLetsNobodyInUntilItHasEmptied() {
        Admission admission = admission(4, 4, 9, 9);
        List<Ticket> in = List.of(ticket("a", Urgency.MISS), ticket("a", Urgency.MISS), ticket("b", Urgency.MISS));
        in.forEach(admission::ask);

        admission.resize(1);
        ask(admission, "c", Urgency.PRICE);
        admission.giveBack(in.get(0));
        admission.giveBack(in.get(1));
        assertThat(told).isEmpty();

        admission.giveBack(in.get(2));
        assertThat(told).containsExactly("c PRICE");
    }

    @Test
    void manyCallsThatEndAtOnceDoNotPileUp() {
        Admission admission = admission(1, 1, 20_000, 20_000);
        Ticket first = ticket("acme", Urgency.MISS);
        admission.ask(first);
        for (int i = 0; i < 20_000; i++) {
            admission.ask(new EndsAtOnce(admission).ticket);
        }

        admission.giveBack(first);

        assertThat(told).isEmpty();
        assertThat(ask(admission, "acme", Urgency.MISS)).isEqualTo(Answer.ADMITTED);
    }

    /** Gives its place back in the moment in which it gets it. */
    private static final class EndsAtOnce implements Ticket.Holder {

        private final Admission admission;
        private final Ticket ticket = new Ticket("acme", Urgency.MISS, this);

        EndsAtOnce(Admission admission) {
            this.admission = admission;
        }

        @Override
        public void admitted() {
            admission.giveBack(ticket);
        }

        @Override
        public void turnedAway() {
            throw new AssertionError("the queue has room");
        }
    }

    /** Gives places back, one after the other, until nobody waits. */
    private void drain(Admission admission, Ticket first) {
        admission.giveBack(first);
        while (!admitted.isEmpty()) {
            admission.giveBack(admitted.removeFirst());
        }
    }

    private Answer ask(Admission admission, String tenant, Urgency urgency) {
        return admission.ask(ticket(tenant, urgency));
    }

    private Ticket ticket(String tenant, Urgency urgency) {
        Telling telling = new Telling(tenant + " " + urgency);
        telling.ticket = new Ticket(tenant, urgency, telling);
        return telling.ticket;
    }

    private static Admission admission(int concurrent, int perTenant, int queue, int queuePerTenant) {
        return new Admission(
                new RoomLimits(
                        concurrent, perTenant, queue, queuePerTenant, Duration.ofSeconds(2), Duration.ofSeconds(10)),
                UpstreamMetrics.NONE);
    }

    private final class Telling implements Ticket.Holder {

        private final String name;
        private Ticket ticket = new Ticket("nobody", Urgency.MISS, this);

        Telling(String name) {
            this.name = name;
        }

        @Override
        public void admitted() {
            told.add(name);
            admitted.add(ticket);
        }

        @Override
        public void turnedAway() {
            told.add(name + " turned away");
        }
    }
}
