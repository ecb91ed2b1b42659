package stockroom.tenant.command;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import stockroom.tenant.folder.BrokenFile;
import stockroom.tenant.folder.FolderStatus;

/** The commands {@code tenant create} and {@code tenant check}. */
public final class TenantCommand {

    /** All is well. */
    public static final int OK = 0;

    /** A file is broken, or could not be written. */
    public static final int BROKEN = 1;

    /** The command line, or a value on it, is wrong. */
    public static final int USAGE = 2;

    static final String HELP = """
            usage: tenant create NAME [--dir DIR] [--username USER] [--password-file FILE]
                                      [--catalog CATALOG] [--key-name KEY] [--expires DATE]
                   tenant check DIR""";

    private final CreateTenant create;
    private final InstantSource clock;

    /** Takes a cryptographically strong source of keys, and whom to ask for a password that no file holds. */
    public TenantCommand(RandomGenerator random, PasswordPrompt prompt, InstantSource clock) {
        this.create = new CreateTenant(random, prompt);
        this.clock = clock;
    }

    /**
     * Runs a command. Blocks.
     *
     * @param args what follows the word {@code tenant}
     * @return the exit code: {@link #OK}, {@link #BROKEN} or {@link #USAGE}
     */
    public int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            return switch (args.isEmpty() ? "" : args.getFirst()) {
                case "create" -> create.run(CreateOptions.parse(args.subList(1, args.size())), out, err);
                case "check" -> check(args.subList(1, args.size()), out, err);
                default -> throw new CommandException(USAGE, HELP);
            };
        } catch (CommandException ended) {
            err.println(ended.getMessage());
            return ended.exitCode();
        }
    }

    private int check(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            throw new CommandException(USAGE, HELP);
        }
        var status = FolderStatus.of(path(args.getFirst()), clock);
        status.folderProblem().ifPresent(problem -> err.println(args.getFirst() + " " + problem));
        status.loaded().forEach(tenant -> out.println("ok: " + tenant));
        status.broken().stream().map(BrokenFile::summary).forEach(file -> out.println("broken: " + file));
        return status.readable() && status.broken().isEmpty() ? OK : BROKEN;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notOne) {
            throw new CommandException(USAGE, "not a path");
        }
    }

    static CommandException usage(String problem) {
        return new CommandException(USAGE, problem + "\n" + HELP);
    }
}
