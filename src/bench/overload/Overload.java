import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Measures hits while twice as much is asked of upstream as it is allowed: {@code ./mvnw package -DskipTests}, then
 * {@code java src/bench/overload/Overload.java [SECONDS]}.
 *
 * <p>Upstream, a process of its own, takes 100 ms a call, and the gateway has 16 calls under way at most: 160 a second.
 * Hits come evenly, 200 a second, first alone, then beside 320 quotes and misses a second, then alone again. A call's
 * time counts from when it was due.
 */
public final class Overload {

    private static final int CONCURRENT = 16;
    private static final int UPSTREAM_MILLIS = 100;
    private static final int HITS_PER_SECOND = 200;
    private static final int FLOOD_PER_SECOND = 2 * CONCURRENT * 1_000 / UPSTREAM_MILLIS;
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder().encodeToString("demo:demo-key-for-the-sandbox".getBytes(StandardCharsets.UTF_8));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int seconds;
    private final URI gateway;

    private Overload(int seconds, URI gateway) {
        this.seconds = seconds;
        this.gateway = gateway;
    }

    /** What a call came to; 0 where no answer came. */
    private record Call(int status, long nanos) {}

    /** What is asked. */
    private record Question(String method, String params) {

        static Question hit(int number) {
            return new Question("details", "{\"code\":\"SS.VPS\"}");
        }

        /** A quote, or a page that nobody has asked for, by turns. */
        static Question flood(int number) {
            return number % 2 == 0
                    ? new Question(
                            "price",
                            "{\"code\":\"SS.VM\",\"region\":1,\"features\":{\"ConfigId\":\"41\","
                                    + "\"Template\":\"CENTOS_8_UNMANAGED\",\"Bandwidth\":\"SS.5000\","
                                    + "\"Support\":\"SelfManaged\"}}")
                    : new Question("list", "{\"page_num\":" + (1_000 + number) + ",\"page_size\":2}");
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        int upstream = freePort();
        int gateway = freePort();
        Process behind = start(List.of(
                "-Dstockroom.sandbox.enabled=true",
                "-Dstockroom.sandbox.port=" + upstream,
                "-Dstockroom.sandbox.latency=PT0." + UPSTREAM_MILLIS + "S",
                "-Dquarkus.http.port=" + freePort(),
                "-Dquarkus.management.port=" + freePort()));
        Process measured = start(List.of(
                "-Dstockroom.upstream.url=http://127.0.0.1:" + upstream,
                "-Dstockroom.upstream.concurrent=" + CONCURRENT,
                "-Dstockroom.upstream.concurrent-per-tenant=" + CONCURRENT,
                "-Dstockroom.tenants.dir=src/main/resources/demo-tenants",
                "-Dquarkus.http.port=" + gateway,
                "-Dquarkus.management.port=" + freePort()));
        try {
            new Overload(seconds, URI.create("http://127.0.0.1:" + gateway)).measure();
        } finally {
            measured.destroyForcibly();
            behind.destroyForcibly();
        }
    }

    private void measure() throws InterruptedException {
        awaitAnswer();
        at(FLOOD_PER_SECOND, Question::flood).join();
        at(HITS_PER_SECOND, Question::hit).join();
        System.out.printf("%-28s %7s %7s %7s %9s %9s %9s%n", "", "calls", "200", "503", "p50 ms", "p99 ms", "max ms");
        List<Call> before =
                print("hits alone", at(HITS_PER_SECOND, Question::hit).join());
        CompletableFuture<List<Call>> flood = at(FLOOD_PER_SECOND, Question::flood);
        List<Call> beside = print(
                "hits beside the flood", at(HITS_PER_SECOND, Question::hit).join());
        print("the flood", flood.join());
        print("hits alone again", at(HITS_PER_SECOND, Question::hit).join());
        System.out.printf(
                "beside the flood / alone: p50 %.2f, p99 %.2f%n",
                percentile(beside, 50) / percentile(before, 50), percentile(beside, 99) / percentile(before, 99));
    }

    /** Begins that many calls a second, whatever becomes of the earlier ones. */
    private CompletableFuture<List<Call>> at(int perSecond, IntFunction<Question> questions) {
        CompletableFuture<List<Call>> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            List<CompletableFuture<Call>> calls = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < seconds * perSecond; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                calls.add(ask(questions.apply(next.getAndIncrement()), due));
            }
            done.complete(calls.stream().map(CompletableFuture::join).toList());
        });
        return done;
    }

    private final AtomicInteger next = new AtomicInteger();

    private CompletableFuture<Call> ask(Question question, long due) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/Product/" + question.method()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", AUTHORIZATION)
                .POST(BodyPublishers.ofString("{\"params\":" + question.params() + "}"))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.discarding())
                .thenApply(answer -> new Call(answer.statusCode(), System.nanoTime() - due))
                .exceptionally(lost -> new Call(0, System.nanoTime() - due));
    }

    private void awaitAnswer() throws InterruptedException {
        while (ask(Question.hit(0), System.nanoTime()).join().status() != 200) {
            Thread.sleep(200);
        }
    }

    private static List<Call> print(String name, List<Call> calls) {
        System.out.printf(
                "%-28s %7d %7d %7d %9.2f %9.2f %9.2f%n",
                name,
                calls.size(),
                calls.stream().filter(call -> call.status() == 200).count(),
                calls.stream().filter(call -> call.status() == 503).count(),
                percentile(calls, 50),
                percentile(calls, 99),
                percentile(calls, 100));
        return calls;
    }

    private static double percentile(List<Call> calls, int percent) {
        long[] sorted = calls.stream().mapToLong(Call::nanos).sorted().toArray();
        return sorted[(sorted.length - 1) * percent / 100] / 1e6;
    }

    private static Process start(List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(settings);
        command.addAll(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.management.host=127.0.0.1",
                "-jar",
                System.getProperty("stockroom.package", "target/quarkus-app/quarkus-run.jar")));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("overload", ".log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
