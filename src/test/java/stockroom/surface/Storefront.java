package stockroom.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A client: it calls with one set of credentials.
 *
 * @param authorization empty for none
 */
record Storefront(URI base, String authorization) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Storefront as(String otherAuthorization) {
        return new Storefront(base, otherAuthorization);
    }

    /** Posts a body, with further headers as names and values in turn. */
    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Posts the parameters, a JSON object. */
    Answer call(String method, String params) {
        return post("/v1/" + method, "{\"params\":" + params + "}");
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer query(String path, String body, String... headers) {
        return send("QUERY", path, body, headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(request.build());
    }

    /** A request that is to be finished elsewhere. */
    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
