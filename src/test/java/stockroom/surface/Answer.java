package stockroom.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A response. */
record Answer(HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    byte[] body() {
        return response.body();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A header's value; empty where there is none. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    CacheStatus cacheStatus() {
        return CacheStatus.parse(header("Cache-Status"));
    }

    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    /** The body read as the YAML that it is, in the terms of JSON. */
    JsonNode yaml() {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text()));
    }

    /** The body in the encoding that its content type names. */
    JsonNode meaning() {
        return header("Content-Type").startsWith("application/yaml") ? yaml() : json();
    }

    /** All that the caller was sent. */
    @Override
    public String toString() {
        return response + "\n" + response.headers().map() + "\n" + text();
    }
}
