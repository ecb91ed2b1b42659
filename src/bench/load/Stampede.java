import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stampede CALLERS BODY URL…: so many callers at once, evenly over the servers, all with the same call. */
void main(String[] args) throws Exception {
    int callers = Integer.parseInt(args[0]);
    List<String> urls = List.of(args).subList(2, args.length);
    CountDownLatch gate = new CountDownLatch(1);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Long>> answers = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get(caller % urls.size())))
                    .header("Authorization", System.getenv("BENCH_AUTHORIZATION"))
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString(args[1]))
                    .build();
            answers.add(threads.submit(() -> {
                gate.await();
                long begin = System.nanoTime();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                return status == 200 ? System.nanoTime() - begin : -1;
            }));
        }
        gate.countDown();
        List<Long> times = new ArrayList<>();
        for (Future<Long> answer : answers) {
            times.add(answer.get());
        }
        IO.println("FIGURE failed " + times.stream().filter(time -> time < 0).count());
        IO.println("FIGURE slowest_ms " + times.stream().mapToLong(Long::longValue).max().orElse(0) / 1_000_000);
    }
}
