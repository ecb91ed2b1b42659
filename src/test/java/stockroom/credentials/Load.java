package stockroom.credentials;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import stockroom.testing.GatewayProcess;

/** Steady calls on several gateways: on each, so many chains of calls of which one begins where the one before ends. */
final class Load implements AutoCloseable {

    private static final int CHAINS = 2;

    private final Function<GatewayProcess, CompletableFuture<Answer>> call;
    private final AtomicIntegerArray answered;
    private final Queue<Answer> failed = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> chains;
    private volatile boolean stopped;

    private Load(List<GatewayProcess> gateways, Function<GatewayProcess, CompletableFuture<Answer>> call) {
        this.call = call;
        this.answered = new AtomicIntegerArray(gateways.size() * CHAINS);
        this.chains = IntStream.range(0, answered.length())
                .mapToObj(chain -> chain(gateways.get(chain / CHAINS), chain))
                .toList();
    }

    static Load on(List<GatewayProcess> gateways, Function<GatewayProcess, CompletableFuture<Answer>> call) {
        return new Load(gateways, call);
    }

    int answered() {
        return IntStream.range(0, answered.length()).map(answered::get).sum();
    }

    /** How many answers each chain has had at the least. */
    int answeredOnEach() {
        return IntStream.range(0, answered.length()).map(answered::get).min().orElse(0);
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

    private CompletableFuture<Void> chain(GatewayProcess gateway, int chain) {
        if (stopped) {
            return CompletableFuture.completedFuture(null);
        }
        return call.apply(gateway)
                .thenAccept(answer -> count(answer, chain))
                .thenComposeAsync(next -> chain(gateway, chain));
    }

    private void count(Answer answer, int chain) {
        if (!answer.isSuccess()) {
            failed.add(answer);
        }
        answered.incrementAndGet(chain);
    }
}
