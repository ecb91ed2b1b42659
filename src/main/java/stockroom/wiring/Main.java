package stockroom.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import stockroom.tenant.command.CommandLine;

/** Where the process begins: with a command, which ends by itself and starts nothing else, or with the gateway. */
@QuarkusMain
public final class Main {

    Main() {}

    public static void main(String... words) {
        OptionalInt ended =
                CommandLine.ofTerminal(new SecureRandom(), Clock.systemUTC()).run(List.of(words));
        if (ended.isPresent()) {
            System.exit(ended.getAsInt());
        }
        Quarkus.run(words);
    }
}
