package stockroom.tenant.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code tenant create} was asked for: a name and options, each with a value. */
record CreateOptions(String name, Map<String, String> values) {

    private static final Set<String> KNOWN =
            Set.of("--dir", "--username", "--password-file", "--catalog", "--key-name", "--expires");

    static CreateOptions parse(List<String> args) {
        if (args.isEmpty() || args.getFirst().startsWith("-")) {
            throw TenantCommand.usage("the tenant's name is missing");
        }
        var values = new HashMap<String, String>();
        for (int i = 1; i < args.size(); i += 2) {
            var option = args.get(i);
            if (!KNOWN.contains(option)) {
                throw TenantCommand.usage("unknown option " + option);
            }
            if (i + 1 == args.size() || values.put(option, args.get(i + 1)) != null) {
                throw TenantCommand.usage(option + " takes one value, once");
            }
        }
        return new CreateOptions(args.getFirst(), Map.copyOf(values));
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    Optional<Path> path(String option) {
        return value(option).map(TenantCommand::path);
    }
}
