import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends calls at a steady rate, one URL after the other, whether or not earlier ones are answered, and prints how many
 * were answered with 200: {@code Steady SECONDS RATE AUTHORIZATION FILE-OF-URLS}.
 */
final class Steady {

    public static void main(String[] arguments) throws Exception {
        int rate = Integer.parseInt(arguments[1]);
        int calls = Integer.parseInt(arguments[0]) * rate;
        List<String> urls = Files.readAllLines(Path.of(arguments[3]));
        AtomicInteger answered = new AtomicInteger();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            CompletableFuture<?>[] sent = new CompletableFuture<?>[calls];
            long begin = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                LockSupport.parkNanos(begin + i * 1_000_000_000L / rate - System.nanoTime());
                HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get(i % urls.size())))
                        .header("Authorization", arguments[2])
                        .build();
                sent[i] = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenAccept(reply -> answered.addAndGet(reply.statusCode() == 200 ? 1 : 0))
                        .exceptionally(failed -> null);
            }
            CompletableFuture.allOf(sent).join();
        }
        System.out.println(answered);
    }
}
