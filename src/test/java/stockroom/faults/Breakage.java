package stockroom.faults;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A fault that is told in two steps. */
record Breakage(String name, Bound bound, BiConsumer<Stage, Duration> begins, Consumer<Stage> ends) implements Fault {

    /** What each of the others is compared with. */
    static final Fault NOTHING = new Breakage("nothing", Bound.NOTHING_FAILS, (stage, length) -> {}, stage -> {});

    @Override
    public void begin(Stage stage, Duration length) {
        begins.accept(stage, length);
    }

    @Override
    public void end(Stage stage) {
        ends.accept(stage);
    }
}
