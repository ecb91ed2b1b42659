package stockroom.observed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What may go wrong around a gateway, how it is staged, and how it is healed. */
final class StagedFaults implements AutoCloseable {

    private final ObservedGateway gateway;
    private final Calls calls;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger page = new AtomicInteger();

    StagedFaults(ObservedGateway gateway, Calls calls) {
        this.gateway = gateway;
        this.calls = calls;
    }

    /** One fault, and the alert that it is to fire. */
    record Fault(String name, String alert, Runnable stage, Runnable heal) {}

    List<Fault> all() {
        return List.of(
                fault("Upstream resets every connection", "StockroomUpstreamFailing", "*", "\"kind\":\"reset\""),
                fault(
                        "Upstream answers 429",
                        "StockroomUpstreamRateLimits",
                        "Product/price",
                        "\"kind\":\"status\",\"status\":429"),
                new Fault("Upstream takes 3 s", "StockroomUpstreamSlow", () -> latency(3_000), () -> latency(0)),
                new Fault("Redis is killed", "StockroomRedisGone", gateway.redis()::kill, gateway.redis()::restart),
                new Fault("The password is changed upstream", "StockroomLoginRefused", this::change, this::writeAll),
                new Fault(
                        "Login fails, tokens near their end", "StockroomTokenNotRenewed", this::endTokens, this::heal),
                new Fault("A tenant's file is cut short", "StockroomTenantFileBroken", this::cut, () -> remove("cut")),
                new Fault("The folder is moved away", "StockroomTenantsFolderUnreadable", this::away, this::back),
                new Fault("All tenants are removed", "StockroomNotReady", this::removeAll, this::writeAll),
                flood("A flood of prices, 0.5 s each", "StockroomQueueFull", 500, this::manyPrices),
                flood("Every list call is another", "StockroomHitRatioFallen", 0, this::otherPages),
                new Fault(
                        "The gateway is frozen", "StockroomUnreachable", () -> signal("-STOP"), () -> signal("-CONT")));
    }

    /** What upstream does wrong, as a control of the sandbox's. */
    private Fault fault(String name, String alert, String method, String kind) {
        return new Fault(name, alert, () -> goesWrong(method, kind), () -> gateway.sandbox("DELETE", "faults", ""));
    }

    private void goesWrong(String method, String kind) {
        gateway.sandbox("POST", "faults", "{\"method\":\"" + method + "\",\"count\":1000000," + kind + "}");
    }

    private void latency(int millis) {
        gateway.sandbox("PUT", "latency", "{\"millis\":" + millis + "}");
    }

    private void change() {
        gateway.sandbox("PUT", "accounts/demo-api", "{\"password\":\"another\"}");
        gateway.sandbox("POST", "tokens/expire", "");
    }

    private void writeAll() {
        gateway.writeTenant("acme", "another");
        gateway.writeTenant("beta", "another");
    }

    private void endTokens() {
        gateway.sandbox("PUT", "tokens/lifetime", "{\"seconds\":20}");
        gateway.sandbox("POST", "tokens/expire", "");
        calls.quote("acme");
        calls.quote("beta");
        goesWrong("Account/Auth/token", "\"kind\":\"status\"");
    }

    private void heal() {
        gateway.sandbox("DELETE", "faults", "");
        gateway.sandbox("PUT", "tokens/lifetime", "{\"seconds\":3600}");
    }

    private void cut() {
        gateway.writeTenantFile("cut", "username: nobody\n");
    }

    private void remove(String tenant) {
        try {
            Files.delete(gateway.tenants().resolve(tenant + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeAll() {
        remove("acme");
        remove("beta");
    }

    private void away() {
        move(gateway.tenants(), elsewhere());
    }

    private void back() {
        move(elsewhere(), gateway.tenants());
    }

    private Path elsewhere() {
        return gateway.tenants().resolveSibling(gateway.tenants().getFileName() + "-away");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fault flood(String name, String alert, int latencyMillis, Runnable wave) {
        AtomicReference<Future<?>> running = new AtomicReference<>(CompletableFuture.completedFuture(null));
        return new Fault(
                name,
                alert,
                () -> {
                    latency(latencyMillis);
                    running.set(timer.scheduleAtFixedRate(wave, 0, 1, TimeUnit.SECONDS));
                },
                () -> {
                    running.get().cancel(false);
                    latency(0);
                });
    }

    private void manyPrices() {
        for (int i = 0; i < 80; i++) {
            calls.quote("acme");
        }
    }

    private void otherPages() {
        for (int i = 0; i < 25; i++) {
            int n = page.getAndIncrement();
            gateway.begin(
                    "acme", "Product/list", "{\"page_num\":" + (1 + n / 200) + ",\"page_size\":" + (1 + n % 200) + "}");
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(gateway.process().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
