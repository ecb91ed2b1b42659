package stockroom.dev;

import java.util.OptionalInt;
import redis.embedded.RedisServer;

/**
 * A real Redis, started once for this JVM and ended with it.
 *
 * <p>Each reload of dev mode loads this class anew, while the process goes on and keeps its data. What outlives the
 * class is a system property: the port that the process was given.
 */
final class RedisProcess {

    /** Beside Redis's own 6379, so that one that is installed is neither used by mistake nor in the way. */
    static final int PREFERRED_PORT = 16379;

    private static final String PORT_PROPERTY = "stockroom-dev-redis-port";

    private RedisProcess() {}

    /** The port of the process on the loopback interface; starts the process if it is not there. */
    static synchronized int startOrReuse() {
        OptionalInt running = port();
        if (running.isPresent() && LoopbackPort.listens(running.getAsInt())) {
            return running.getAsInt();
        }
        int port = LoopbackPort.preferably(PREFERRED_PORT);
        start(port);
        System.setProperty(PORT_PROPERTY, Integer.toString(port));
        return port;
    }

    /** The port of the process, if this JVM has started one. */
    static OptionalInt port() {
        Integer port = Integer.getInteger(PORT_PROPERTY);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** The library ends the process with the JVM. Nothing is written to disk: the next start begins empty. */
    private static void start(int port) {
        RedisServer.builder()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("maxmemory 128mb")
                .setting("maxmemory-policy allkeys-lru")
                .build()
                .start();
    }
}
