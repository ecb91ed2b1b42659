package stockroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import stockroom.testing.GatewayProcess;

/** What happens to the gateways themselves, and to the machine below them. */
final class ProcessFaults {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private ProcessFaults() {}

    static List<Fault> all() {
        return List.of(
                clockSteps("clock an hour ahead and back", AN_HOUR),
                clockSteps("clock an hour behind and back", AN_HOUR.negated()),
                ended("gateway killed", Bound.LOST_WITH_THE_PROCESS, GatewayProcess::kill),
                ended("gateway stopped", Bound.NOTHING_FAILS, GatewayProcess::close),
                new FullDisk());
    }

    /** The gateways' clocks alone; upstream's and Redis' go right. */
    private static Fault clockSteps(String name, Duration step) {
        return new Breakage(
                name,
                Bound.NOTHING_FAILS,
                (stage, length) -> {
                    Fault.after(length.dividedBy(3), () -> stage.cluster().moveClock(step));
                    Fault.after(
                            length.multipliedBy(2).dividedBy(3),
                            () -> stage.cluster().moveClock(Duration.ZERO));
                },
                stage -> stage.cluster().moveClock(Duration.ZERO));
    }

    private static Fault ended(String name, Bound bound, Consumer<GatewayProcess> end) {
        return new Breakage(
                name,
                bound,
                (stage, length) -> Fault.after(
                        length.dividedBy(4), () -> end.accept(stage.cluster().gateway(1))),
                stage -> {
                    assertThat(stage.cluster().gateway(1).isAlive()).isFalse();
                    stage.cluster().replaceEnded();
                });
    }

    /** The gateways start where no file takes a byte and their output is refused, and stay there. */
    private record FullDisk() implements Fault {

        @Override
        public String name() {
            return "full disk";
        }

        @Override
        public Bound bound() {
            return Bound.NOTHING_FAILS;
        }

        @Override
        public void prepare(Stage stage) {
            stage.cluster().moveToFullDisk();
            stage.recover();
        }

        @Override
        public void begin(Stage stage, Duration length) {}

        @Override
        public void end(Stage stage) {}
    }
}
