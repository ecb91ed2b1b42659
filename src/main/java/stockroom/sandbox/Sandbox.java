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

    private final Vertx vertx;
    private final String host;
    private final StormHandler handler;
    private HttpServer server;

    private Sandbox(Vertx vertx, SandboxSettings settings) {
        this.vertx = vertx;
        this.host = settings.host();
        this.handler = new StormHandler(vertx, controlled(vertx, settings));
        this.server = listen(settings.port());
    }

    /**
     * Starts a sandbox and waits until it listens; not to be called on an event loop.
     *
     * @throws CompletionException where the address is taken or not this machine's
     */
    public static Sandbox start(Vertx vertx, SandboxSettings settings) {
        return new Sandbox(vertx, settings);
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

    /** Listens again after {@link #close()}, on the same port, with its tokens, prices and counts as they were. */
    public void listenAgain() {
        server = listen(port());
    }

    private HttpServer listen(int port) {
        HttpServerOptions options =
                new HttpServerOptions().setHost(host).setPort(port).setMaxInitialLineLength(TARGET_BYTES_MAX);
        return vertx.createHttpServer(options)
                .requestHandler(handler)
                .listen()
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
