package stockroom.observed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A copy of the rules in which all times are shorter, so that an hour's alert fires in minutes. */
final class QuickRules {

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+)([smhd])]");
    private static final Pattern PATIENCE = Pattern.compile("(?m)(?<=^ {8}for: )(\\d+)([smhd])$");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private QuickRules() {}

    /** Writes them into a folder of their own. */
    static Path copy(int quicker) {
        Function<MatchResult, String> scaled = time -> Math.max(3, seconds(time) / quicker) + "s";
        try {
            Path folder = Files.createTempDirectory("quick-rules");
            for (Path file : AlertRules.files()) {
                String ranges = RANGE.matcher(AlertRules.read(file)).replaceAll(time -> "[" + scaled.apply(time) + "]");
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        PATIENCE.matcher(ranges).replaceAll(scaled));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long seconds(MatchResult time) {
        return Long.parseLong(time.group(1))
                * UNITS.getOrDefault(time.group(2), Duration.ZERO).toSeconds();
    }
}
