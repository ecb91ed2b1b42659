package stockroom.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import stockroom.sandbox.control.Controlled;
import stockroom.sandbox.control.Latency;
import stockroom.sandbox.control.ShiftedClock;
import stockroom.sandbox.fault.Faults;
import stockroom.sandbox.goods.Storefronts;
import stockroom.sandbox.login.Accounts;
import stockroom.sandbox.login.Login;
import stockroom.sandbox.login.Tokens;
import stockroom.sandbox.tally.Calls;

/**
 * A running Storm API with a catalogue of its own, on one event loop. Each has its own state: several can run side by
 * side.
 */
public final class Sandbox implements AutoCloseable {

    private static final int TARGET_BYTES_MAX = 64 * 1024;
    private static final long WAIT_SECONDS = 20;

    private final HttpServer server;

    private Sandbox(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a sandbox and waits until it listens; not to be called on an event loop.
     *
     * @throws CompletionException where the address is taken or not this machine's
     */
    public static Sandbox start(Vertx vertx, SandboxSettings settings) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setMaxInitialLineLength(TARGET_BYTES_MAX);
        StormHandler handler = new StormHandler(vertx, controlled(vertx, settings));
        return new Sandbox(vertx.createHttpServer(options)
                .requestHandler(handler)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS)
                .join());
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Ends all connections, those that a fault keeps hanging too, and waits until it no longer listens. */
    @Override
    public void close() {
        server.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Controlled controlled(Vertx vertx, SandboxSettings settings) {
        ShiftedClock clock = new ShiftedClock(settings.clock());
        Calls calls = new Calls();
        Accounts accounts = new Accounts();
        Tokens tokens = new Tokens(clock, settings.random(), settings.tokenLifetimeMax());
        return new Controlled(
                clock,
                settings.clock(),
                new Latency(vertx, settings.latency()),
                calls,
                new Faults(settings.clock()),
                new Storefronts(),
                accounts,
                tokens,
                new Login(accounts, tokens, clock, calls));
    }
}
