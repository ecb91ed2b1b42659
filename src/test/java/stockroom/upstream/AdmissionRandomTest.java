package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stockroom.upstream.Admission.Answer;

/** Whatever happens in whatever order, the limits hold and nobody is forgotten. */
final class AdmissionRandomTest {

    private static final int STEPS = 2_000;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void limitsHoldAndNobodyIsForgotten(long seed) {
        new Run(seed).play();
    }

    /** One course of events, all of it from the seed. */
    private static final class Run {

        private final Random random;
        private final RoomLimits limits;
        private final Admission admission;
        private final List<Call> underWay = new ArrayList<>();
        private final Set<Call> waiting = new HashSet<>();
        private int places;

        Run(long seed) {
            random = new Random(seed);
            int concurrent = 1 + random.nextInt(8);
            int queue = 1 + random.nextInt(20);
            limits = new RoomLimits(
                    concurrent,
                    1 + random.nextInt(concurrent),
                    queue,
                    1 + random.nextInt(queue),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10));
            admission = new Admission(limits, UpstreamMetrics.NONE);
            places = concurrent;
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3, 4 -> new Call().ask();
                    case 5, 6, 7 -> end();
                    case 8 -> giveUp();
                    default -> resize();
                }
                assertLimitsHold();
            }
            admission.resize(limits.concurrent());
            for (int i = 0; i < STEPS && !underWay.isEmpty(); i++) {
                end();
            }
            assertThat(waiting).as("calls that never had their turn").isEmpty();
            assertThat(underWay).isEmpty();
        }

        private void end() {
            if (!underWay.isEmpty()) {
                Call ending = underWay.remove(random.nextInt(underWay.size()));
                admission.giveBack(ending.ticket);
            }
        }

        private void giveUp() {
            waiting.stream().findAny().ifPresent(call -> {
                admission.leave(call.ticket);
                waiting.remove(call);
            });
        }

        private void resize() {
            places = 1 + random.nextInt(limits.concurrent());
            admission.resize(places);
        }

        private void assertLimitsHold() {
            assertThat(underWay).hasSizeLessThanOrEqualTo(limits.concurrent());
            assertThat(waiting).hasSizeLessThanOrEqualTo(limits.queue());
            for (int tenant = 0; tenant < 3; tenant++) {
                String name = "t" + tenant;
                assertThat(of(name, underWay.stream())).isLessThanOrEqualTo(limits.concurrentPerTenant());
                assertThat(of(name, waiting.stream())).isLessThanOrEqualTo(limits.queuePerTenant());
                if (of(name, waiting.stream()) > 0) {
                    boolean hasItsShare = of(name, underWay.stream()) >= limits.concurrentPerTenant();
                    assertThat(hasItsShare || underWay.size() >= places)
                            .as("who waits finds no place")
                            .isTrue();
                }
            }
        }

        private static long of(String tenant, Stream<Call> calls) {
            return calls.filter(call -> call.ticket.tenant().equals(tenant)).count();
        }

        private final class Call implements Ticket.Holder {

            private final Urgency urgency = List.of(Urgency.values()).get(random.nextInt(3));
            private final Ticket ticket = new Ticket("t" + random.nextInt(3), urgency, this);

            void ask() {
                Answer answer = admission.ask(ticket);
                switch (answer) {
                    case ADMITTED -> enter();
                    case WAITING -> waiting.add(this);
                    case TURNED_AWAY -> assertNobodyLessUrgentKeptItsPlace();
                }
            }

            private void assertNobodyLessUrgentKeptItsPlace() {
                boolean tenantsOwnIsFull = of(ticket.tenant(), waiting.stream()) >= limits.queuePerTenant();
                assertThat(waiting)
                        .filteredOn(call ->
                                !tenantsOwnIsFull || call.ticket.tenant().equals(ticket.tenant()))
                        .noneMatch(call -> call.urgency.compareTo(urgency) > 0);
            }

            @Override
            public void admitted() {
                assertThat(waiting.remove(this)).as("waited, and was told once").isTrue();
                assertThat(waiting)
                        .filteredOn(call -> call.urgency.compareTo(urgency) < 0)
                        .as("more urgent calls whose tenant has room")
                        .allMatch(call -> of(call.ticket.tenant(), underWay.stream()) >= limits.concurrentPerTenant());
                enter();
            }

            private void enter() {
                underWay.add(this);
            }

            @Override
            public void turnedAway() {
                assertThat(waiting.remove(this)).as("waited, and was told once").isTrue();
            }
        }
    }
}
