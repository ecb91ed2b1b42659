package stockroom.surface;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** What every test of the surface has at hand. */
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields before each test
abstract class Surface {

    /** Longer than anything is kept. */
    private static final Duration DAY = Duration.ofHours(25);

    @Inject
    MovableClock clock;

    Stage stage;

    @BeforeEach
    void beginAnotherDay() {
        sandbox().calm();
        advance(DAY);
    }

    /** Lets time pass for the gateway and for upstream. */
    final void advance(Duration by) {
        clock.advance(by);
        sandbox().setClockAhead(clock.ahead());
    }

    final SandboxControl sandbox() {
        return stage.sandbox();
    }

    /** The tenant that most tests call as. */
    final Storefront demo() {
        return storefront(Secrets.DEMO);
    }

    final Storefront storefront(Secrets.Tenant tenant) {
        return new Storefront(stage.business(), Credentials.basic(tenant));
    }

    final Storefront nobody() {
        return new Storefront(stage.business(), "");
    }

    final Storefront operator() {
        return new Storefront(stage.management(), "");
    }
}
