package stockroom.tenant.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stockroom.tenant.Secret;

/** Asks for the upstream password. */
@FunctionalInterface
public interface PasswordPrompt {

    /** The password; empty if none was given. Blocks. */
    Optional<Secret> ask(String question);

    /** Asks at the terminal without echo; without a terminal takes the first line of standard input. */
    static PasswordPrompt ofTerminal() {
        return question -> Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(terminal -> Optional.ofNullable(terminal.readPassword("%s", question))
                        .map(typed -> Secret.of(new String(typed))))
                .orElseGet(PasswordPrompt::firstLine);
    }

    private static Optional<Secret> firstLine() {
        try {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(in.readLine()).map(Secret::of);
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
