package stockroom.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/** Prints a digest of what the given seeds come to, for a comparison with another process. */
final class Replay {

    /** Held, or it would be forgotten with its level. */
    static final Logger LOGGER = Logger.getLogger("stockroom");

    private Replay() {}

    public static void main(String[] arguments) {
        LOGGER.setLevel(Level.OFF);
        System.out.println(digest(Long.parseLong(arguments[0]), Long.parseLong(arguments[1])));
    }

    /** SHA-256 over the traces of so many seeds. */
    static String digest(long first, long count) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            LongStream.range(first, first + count)
                    .mapToObj(seed -> Simulation.run(seed, true))
                    .flatMap(outcome -> outcome.trace().stream())
                    .forEach(line -> sha.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
