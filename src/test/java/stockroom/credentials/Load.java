package stockroom.credentials;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import stockroom.testing.GatewayProcess;

/** Steady calls on several gateways: on each, so many chains of calls of which one begins where the one before ends. */
final class Load implements AutoCloseable {

    private static final int CHAINS = 2;

    private final Function<GatewayProcess, CompletableFuture<Answer>> call;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<Answer> failed = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> chains;
    private volatile boolean stopped;

    private Load(List<GatewayProcess> gateways, Function<GatewayProcess, CompletableFuture<Answer>> call) {
        this.call = call;
        this.chains = gateways.stream()
                .flatMap(gateway -> Stream.generate(() -> gateway).limit(CHAINS))
                .map(this::chain)
                .toList();
    }

    static Load on(List<GatewayProcess> gateways, Function<GatewayProcess, CompletableFuture<Answer>> call) {
        return new Load(gateways, call);
    }

    int answered() {
        return answered.get();
    }

    /** The answers that were no success. */
    List<Answer> failed() {
        return List.copyOf(failed);
    }

    /** Waits for the last answers. */
    void stop() {
        stopped = true;
        chains.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        stop();
    }

    private CompletableFuture<Void> chain(GatewayProcess gateway) {
        if (stopped) {
            return CompletableFuture.completedFuture(null);
        }
        return call.apply(gateway).thenAccept(this::count).thenComposeAsync(next -> chain(gateway));
    }

    private void count(Answer answer) {
        if (!answer.isSuccess()) {
            failed.add(answer);
        }
        answered.incrementAndGet();
    }
}
