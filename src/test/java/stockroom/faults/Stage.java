package stockroom.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import stockroom.cluster.Answer;
import stockroom.cluster.Cluster;
import stockroom.cluster.Question;
import stockroom.cluster.SandboxUpstream;
import stockroom.cluster.Shop;
import stockroom.cluster.SteadyLoad;
import stockroom.cluster.Storefront;
import stockroom.testing.GatewayProcess;

/** Two gateways over one second tier and one upstream, and the steady traffic that goes through them. */
final class Stage implements AutoCloseable {

    private static final int CALLS_PER_SECOND = 90;
    private static final int PROBE_SIZE_FIRST = 100_000;
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);

    private final AtomicInteger probes = new AtomicInteger(PROBE_SIZE_FIRST);
    private final SandboxUpstream upstream;
    private final Tier tier;
    private final Cluster cluster;
    private final Balancer balancer;

    Stage(SandboxUpstream upstream, Tier tier) {
        this.upstream = upstream;
        this.tier = tier;
        Map<String, String> settings = new HashMap<>(tier.settings());
        Limits.writeInto(settings);
        // The limit of 50 ms would take a busy machine for a broken Redis, and a row would then see two faults.
        settings.put("stockroom.redis.command-timeout", "PT0.2S");
        // What a storefront waits for when a fault is over, each row would wait for too.
        settings.put("stockroom.upstream.breaker.pause", "PT0.5S");
        settings.put("stockroom.upstream.ramp", "1S");
        settings.put("stockroom.upstream.rate-limit.pause", "1S");
        settings.put("stockroom.token.mint-timeout", "2S");
        settings.put("stockroom.token.wait-for-other", "3S");
        settings.put("stockroom.token.logins.per-hour", "10000");
        settings.put("stockroom.token.logins.backoff-max", "1S");
        settings.put("stockroom.token.logins.probe-after", "2S");
        this.cluster = Cluster.start(2, upstream, settings, Mix.SHOPS.toArray(Shop[]::new));
        this.balancer = new Balancer(cluster);
    }

    SandboxUpstream upstream() {
        return upstream;
    }

    Tier tier() {
        return tier;
    }

    Cluster cluster() {
        return cluster;
    }

    /** Empties both tiers, then fills them with what a load of that length reads. */
    void prime(Duration length) {
        List<Asked> primers = Mix.primers(calls(length));
        Awaitility.await()
                .atMost(RECOVERY_MAX)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> {
                    tier.removeEntries();
                    purge();
                    return succeed(primers.stream()
                                    .map(asked -> begin(asked, cluster.gateway(asked.gateway())))
                                    .toList())
                            && isInRedis(primers);
                });
    }

    /**
     * Through the first gateway; ends when the second has heard of it, which takes up to a second and never happens where
     * Redis breaks before.
     */
    private void purge() {
        Asked kept = new Asked(Kind.HIT, Mix.SHOPS.getFirst(), Question.page(1, probes.getAndIncrement()), 1);
        begin(kept, cluster.gateway(1)).join();
        Cluster.purge(cluster.gateway(0), "{}");
        Awaitility.await()
                .atMost(RECOVERY_MAX)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Answer answer = begin(kept, cluster.gateway(1)).join();
                    return answer.isSuccess() && !answer.cacheStatus().contains("hit");
                });
    }

    /** What was answered is on its way to Redis, and may not get there where the machine is slow. */
    private boolean isInRedis(List<Asked> primers) {
        long kept = primers.stream()
                .flatMap(asked ->
                        Piece.questions(asked.question()).stream().map(question -> Map.entry(asked.shop(), question)))
                .distinct()
                .count();
        return tier.entries() >= kept;
    }

    /** Traffic of that length; ends with the last answer. */
    List<Made> load(Duration length) {
        Map<Integer, GatewayProcess> asked = new ConcurrentHashMap<>();
        return new SteadyLoad(CALLS_PER_SECOND)
                        .run(length, number -> {
                            Asked next = Mix.of(number);
                            GatewayProcess gateway = balancer.pick(next.gateway());
                            asked.put(number, gateway);
                            return begin(next, gateway);
                        })
                        .stream()
                        .map(call -> new Made(
                                Mix.of(call.number()),
                                Objects.requireNonNull(asked.get(call.number())),
                                call.answer(),
                                call.due(),
                                call.ended()))
                        .toList();
    }

    /**
     * Waits until both gateways get quotes for both shops again, more than a breaker's probes, and share through the
     * second tier what they fetch.
     */
    Duration recover() {
        long start = System.nanoTime();
        Awaitility.await()
                .atMost(RECOVERY_MAX)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> IntStream.range(0, 2).allMatch(round -> quoteAll()) && share());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean quoteAll() {
        return succeed(cluster.gateways().stream()
                .flatMap(gateway ->
                        Mix.SHOPS.stream().map(shop -> new Storefront(shop).begin(gateway, Question.price(1))))
                .toList());
    }

    private boolean share() {
        Asked unseen = new Asked(Kind.MISS, Mix.SHOPS.getFirst(), Question.page(1, probes.getAndIncrement()), 0);
        return succeed(List.of(begin(unseen, cluster.gateway(0))))
                && begin(unseen, cluster.gateway(1)).join().cacheStatus().contains("detail=redis");
    }

    private static boolean succeed(List<CompletableFuture<Answer>> calls) {
        return calls.stream()
                        .map(CompletableFuture::join)
                        .filter(Answer::isSuccess)
                        .count()
                == calls.size();
    }

    private static CompletableFuture<Answer> begin(Asked asked, GatewayProcess gateway) {
        return new Storefront(asked.shop()).begin(gateway, asked.question());
    }

    private static int calls(Duration length) {
        return Math.toIntExact(length.toMillis() * CALLS_PER_SECOND / 1_000);
    }

    @Override
    public void close() {
        balancer.close();
        cluster.close();
        tier.close();
    }
}
