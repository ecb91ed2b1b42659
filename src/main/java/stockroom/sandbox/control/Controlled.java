package stockroom.sandbox.control;

import java.time.Duration;
import java.time.InstantSource;
import stockroom.sandbox.fault.Faults;
import stockroom.sandbox.goods.Storefronts;
import stockroom.sandbox.login.Accounts;
import stockroom.sandbox.login.Login;
import stockroom.sandbox.login.Tokens;
import stockroom.sandbox.tally.Calls;

/**
 * All that changes while a sandbox runs. Confined to the server's event loop.
 *
 * @param realClock the one that {@code clock} shifts
 */
public record Controlled(
        ShiftedClock clock,
        InstantSource realClock,
        Latency latency,
        Calls calls,
        Faults faults,
        Storefronts storefronts,
        Accounts accounts,
        Tokens tokens,
        Login login) {

    void reset() {
        clock.shift(Duration.ZERO);
        latency.reset();
        calls.reset();
        faults.clear();
        storefronts.reset();
        accounts.reset();
        tokens.reset();
        login.reset();
    }
}
