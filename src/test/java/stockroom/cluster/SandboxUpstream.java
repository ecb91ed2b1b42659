package stockroom.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import stockroom.sandbox.Sandbox;
import stockroom.sandbox.SandboxSettings;

/** The built-in upstream inside this JVM, and its controls. */
public final class SandboxUpstream implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Sandbox sandbox;

    private SandboxUpstream(Duration latency) {
        sandbox = Sandbox.start(vertx, SandboxSettings.defaults().withLatency(latency));
    }

    public static SandboxUpstream start(Duration latency) {
        return new SandboxUpstream(latency);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + sandbox.port() + path);
    }

    /** What upstream itself says; the question is counted as any other. */
    Answer ask(Question question) {
        return ask(Shop.Account.DEMO, question);
    }

    public Answer ask(Shop.Account account, Question question) {
        return begin(account, question).join();
    }

    public CompletableFuture<Answer> begin(Shop.Account account, Question question) {
        Storefront.Spelling spelled = question.spelled();
        return Storefront.send(uri(spelled.target()), account.authorization(), spelled);
    }

    /** The calls of a method that have come in. */
    int calls(String method) {
        return counts().path("by_method").path(method).asInt();
    }

    public JsonNode counts() {
        return control("GET", "calls", "");
    }

    public JsonNode control(String verb, String control, String body) {
        Storefront.Spelling spelled = new Storefront.Spelling(verb, "/sandbox/" + control, body);
        Answer answer = Storefront.send(uri(spelled.target()), "", spelled).join();
        if (answer.status() != 200) {
            throw new IllegalStateException("not obeyed: " + answer.body());
        }
        return answer.json();
    }

    /** Every call takes that long from now on. */
    public void takes(Duration latency) {
        control("PUT", "latency", "{\"millis\":" + latency.toMillis() + "}");
    }

    /** Makes the next call of a method go wrong. */
    void failOnce(String method, String kind) {
        control("POST", "faults", "{\"method\":\"" + method + "\",\"count\":1," + kind + "}");
    }

    /** Multiplies what a product costs, in place of any earlier change; {@code *} is all products. */
    public void reprice(String code, String factor) {
        control("POST", "prices", "{\"code\":\"" + code + "\",\"factor\":" + factor + "}");
    }

    /** No longer listens; what has been asked of it is cut off. */
    public void stopListening() {
        sandbox.close();
    }

    /** After {@link #stopListening}: nothing but the connections was lost. */
    public void listenAgain() {
        sandbox.listenAgain();
    }

    @Override
    public void close() {
        sandbox.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
