package stockroom.tenant.command;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The words behind the name of the application: a command, or none, which means the gateway itself. */
public final class CommandLine {

    private final TenantCommand tenant;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(TenantCommand tenant, PrintStream out, PrintStream err) {
        this.tenant = tenant;
        this.out = out;
        this.err = err;
    }

    /** At the terminal of this process. Takes a cryptographically strong source of keys. */
    public static CommandLine ofTerminal(RandomGenerator random, InstantSource clock) {
        return new CommandLine(new TenantCommand(random, PasswordPrompt.ofTerminal(), clock), System.out, System.err);
    }

    /**
     * Runs what the words ask for. Blocks.
     *
     * @return the exit code; empty if there is no word, and the gateway is to be started
     */
    public OptionalInt run(List<String> words) {
        if (words.isEmpty()) {
            return OptionalInt.empty();
        }
        if (words.getFirst().equals("tenant")) {
            return OptionalInt.of(tenant.run(words.subList(1, words.size()), out, err));
        }
        err.println("unknown command; without one the gateway is started\n" + TenantCommand.HELP);
        return OptionalInt.of(TenantCommand.USAGE);
    }
}
