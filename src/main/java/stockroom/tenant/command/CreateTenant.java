package stockroom.tenant.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.TenantFile;
import stockroom.tenant.key.KeyDigest;

/** Makes a key and the tenant's file that lets it in. The key itself goes into no file. */
final class CreateTenant {

    /** 168 bits, which are 28 characters: with the mark 31, so that with a name of 12 and a colon it stays under 45. */
    private static final int KEY_BYTES = 21;

    /** Lets scanners for leaked secrets know one. */
    private static final String KEY_MARK = "sr_";

    private static final int SHORT_NAME_MAX = 12;
    private static final int PASSWORD_BYTES_MAX = 4096;

    private final RandomGenerator random;
    private final PasswordPrompt prompt;

    CreateTenant(RandomGenerator random, PasswordPrompt prompt) {
        this.random = random;
        this.prompt = prompt;
    }

    int run(CreateOptions options, PrintStream out, PrintStream err) {
        var key = newKey();
        var file = options.name() + ".yaml";
        var text = TenantYaml.of(options, password(options), KeyDigest.of(key.reveal()));
        refuseBroken(file, text);
        var dir = options.path("--dir");
        if (dir.isPresent()) {
            NewFile.write(dir.get().resolve(file), text);
            out.println(key.reveal());
        } else {
            // The file may be on its way into one: the key must not go along.
            out.print(text);
            err.println(key.reveal());
        }
        hint(options, err);
        return TenantCommand.OK;
    }

    private Secret newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Secret.of(KEY_MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private Secret password(CreateOptions options) {
        return options.path("--password-file")
                .map(CreateTenant::read)
                .or(() -> prompt.ask("Upstream password of " + options.name() + ": "))
                .orElseThrow(() -> new CommandException(TenantCommand.USAGE, "a password is needed"));
    }

    private static Secret read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(PASSWORD_BYTES_MAX);
            return Secret.of(new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", ""));
        } catch (IOException unreadable) {
            throw new CommandException(TenantCommand.USAGE, "the password file cannot be read");
        }
    }

    /** The reader of the files has the last word on names, dates and passwords. */
    private static void refuseBroken(String file, String text) {
        TenantFile.problem(file, text.getBytes(StandardCharsets.UTF_8)).ifPresent(broken -> {
            throw new CommandException(TenantCommand.USAGE, broken.message());
        });
    }

    private static void hint(CreateOptions options, PrintStream err) {
        err.println("This is the only time that the key is shown. A storefront presents it by HTTP Basic, with "
                + options.name() + " as the user and the key as the password, or as Bearer.");
        if (options.name().length() > SHORT_NAME_MAX) {
            err.println("Some old clients break at a name of more than 12 characters together with this key.");
        }
    }
}
