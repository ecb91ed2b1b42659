package stockroom.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stockroom.testing.GatewayProcess;

/** A client of the gateways that calls as one shop. Its calls do not wait for each other. */
public final class Storefront {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Shop shop;

    public Storefront(Shop shop) {
        this.shop = shop;
    }

    /** One way to spell a call. */
    public record Spelling(String verb, String target, String body) {}

    /** Calls {@code /v1/METHOD} and waits for the answer. */
    public Answer ask(GatewayProcess gateway, Question question) {
        return begin(gateway, question).join();
    }

    public CompletableFuture<Answer> begin(GatewayProcess gateway, Question question) {
        return begin(gateway, question.spelled());
    }

    CompletableFuture<Answer> begin(GatewayProcess gateway, Spelling spelling) {
        return send(gateway.business(spelling.target()), shop.authorization(), spelling);
    }

    /** A call that any server of the API answers. */
    public static CompletableFuture<Answer> send(URI uri, String authorization, Spelling spelling) {
        return send(HTTP, uri, authorization, spelling);
    }

    /** The call by another client, which keeps connections of its own. */
    static CompletableFuture<Answer> send(HttpClient http, URI uri, String authorization, Spelling spelling) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .method(spelling.verb(), BodyPublishers.ofString(spelling.body()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Answer::of);
    }
}
