package stockroom.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What a caller got. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The body as JSON; a missing node where it is none. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Without what all classes begin with. */
    String errorClass() {
        return json().path("error_class").asText().replace("LW::Exception::", "");
    }

    String cacheStatus() {
        return header("Cache-Status");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** A success that came from upstream or a cache, and not an error with status 200. */
    boolean isSuccess() {
        return status == 200 && errorClass().isEmpty();
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
