package stockroom.lookup;

import java.time.Duration;
import java.util.Optional;
import stockroom.tenant.Tenant;

/** For whom a call is answered, and how long the caller waits. */
public record Asker(Tenant tenant, Patience patience) {

    /** Who waits as long as it takes. */
    static Asker patient(Tenant tenant) {
        return new Asker(tenant, Optional::empty);
    }

    /** How long a caller waits, if it says so. Asked for only where there is something to wait for. */
    @FunctionalInterface
    public interface Patience {

        /** More than zero. */
        Optional<Duration> limit();
    }
}
