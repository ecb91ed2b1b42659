package stockroom.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a call was answered. */
public record Answer(int status, String body, String cacheStatus, Duration age) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Cache-Status").orElse(""),
                Duration.ofSeconds(response.headers().firstValueAsLong("Age").orElse(0)));
    }

    /** Upstream's errors come with 200 too. */
    public boolean isSuccess() {
        return status == 200 && !body.contains("\"error_class\"");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
