package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultTest {

    private static final String DEMO = TestingSandbox.DEMO;
    private static final String DETAILS = "/v1/Product/details?code=SS.VPS";

    private final TestingSandbox sandbox = new TestingSandbox();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersAStatusAndWhenToComeBack() {
        fault("{\"kind\":\"status\",\"status\":429,\"retry_after\":7,\"count\":1}");
        HttpResponse<String> reply = details();
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(details().statusCode()).isEqualTo(200);
        assertThat(sandbox.counts().path("faults").intValue()).isEqualTo(1);
    }

    @Test
    void answersAnErrorClassWithStatus200() {
        fault("{\"kind\":\"error-class\",\"error_class\":\"LW::Exception::API::Maintenance\"}");
        assertThat(details().statusCode()).isEqualTo(200);
        assertThat(TestingSandbox.json(details()).path("error_class").textValue())
                .isEqualTo("LW::Exception::API::Maintenance");
    }

    @Test
    void answersGarbageHtmlAndNothing() {
        fault("{\"kind\":\"garbage\",\"count\":1}");
        fault("{\"kind\":\"html\",\"count\":1}");
        fault("{\"kind\":\"empty\",\"count\":1}");
        assertThatThrownBy(() -> new JsonMapper().readTree(details().body()))
                .isInstanceOf(JsonProcessingException.class);
        assertThat(details().body()).startsWith("<!DOCTYPE html>");
        assertThat(details().body()).isEmpty();
        assertThat(details().body()).startsWith("{\"alias\":\"cloud/vps/custom\"");
    }

    @Test
    void leavesACallHanging() {
        fault("{\"kind\":\"hang\"}");
        assertThatThrownBy(() -> sandbox.attempt(sandbox.request(DETAILS)
                        .header("Authorization", DEMO)
                        .timeout(Duration.ofMillis(300))
                        .GET()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aCallerWhoLeavesIsNoLongerInFlight() throws IOException {
        fault("{\"kind\":\"hang\"}");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            request(socket);
            await().until(() -> inFlight() == 1);
        }
        await().until(() -> inFlight() == 0);
    }

    @Test
    void cutsAReplyOff() {
        fault("{\"kind\":\"cut\"}");
        assertThatThrownBy(() -> sandbox.attempt(
                        sandbox.request(DETAILS).header("Authorization", DEMO).GET()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void resetsAConnection() throws IOException {
        fault("{\"kind\":\"reset\"}");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            request(socket);
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void padsAReplyBeyondAnyLimit() {
        fault("{\"kind\":\"oversize\",\"bytes\":3000000}");
        assertThat(details().body()).hasSize(3_000_000).startsWith("{\"alias\"");
    }

    @Test
    void spreadsAReplyOverTime() {
        String whole = details().body();
        fault("{\"kind\":\"slow\",\"millis\":400}");
        long before = System.nanoTime();
        assertThat(details().body()).isEqualTo(whole);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void saysAShorterLengthThanItSends() {
        int whole = details().body().length();
        fault("{\"kind\":\"wrong-length\"}");
        assertThat(details().body()).hasSizeLessThan(whole);
    }

    @Test
    void sendsABodyThatDoesNotEnd() throws IOException, InterruptedException {
        fault("{\"kind\":\"endless\"}");
        HttpResponse<InputStream> reply = sandbox.client()
                .send(
                        sandbox.request(DETAILS)
                                .header("Authorization", DEMO)
                                .GET()
                                .build(),
                        BodyHandlers.ofInputStream());
        try (InputStream body = reply.body()) {
            assertThat(body.readNBytes(2_000_000)).hasSize(2_000_000);
        }
    }

    @Test
    void strikesOnlyTheMethodAndTheAccountThatItNames() {
        fault("{\"kind\":\"status\",\"method\":\"product/DETAILS\",\"account\":\"other-api\"}");
        assertThat(details().statusCode()).isEqualTo(200);
        assertThat(sandbox.get(TestingSandbox.OTHER, "/v1/Product/list").statusCode())
                .isEqualTo(200);
        assertThat(sandbox.get(TestingSandbox.OTHER, DETAILS).statusCode()).isEqualTo(503);
    }

    @Test
    void strikesAsLongAsItWasAskedTo() {
        fault("{\"kind\":\"status\",\"duration_ms\":5000}");
        assertThat(details().statusCode()).isEqualTo(503);
        sandbox.clock.advance(Duration.ofSeconds(5));
        assertThat(details().statusCode()).isEqualTo(200);
        assertThat(sandbox.control("GET", "faults", "").toString()).isEqualTo("{\"faults\":[]}");
    }

    @Test
    void closingEndsCallsThatHang() throws IOException {
        fault("{\"kind\":\"hang\"}");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            request(socket);
            await().until(() -> inFlight() == 1);
            sandbox.stopListening();
            assertThat(new BufferedInputStream(socket.getInputStream()).read()).isEqualTo(-1);
        }
    }

    private int inFlight() {
        return sandbox.counts().path("in_flight").intValue();
    }

    private void request(Socket socket) throws IOException {
        String head = "GET " + DETAILS + " HTTP/1.1\r\nHost: sandbox\r\nAuthorization: " + DEMO + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private HttpResponse<String> details() {
        return sandbox.get(DEMO, DETAILS);
    }

    private void fault(String body) {
        assertThat(sandbox.control("POST", "faults", body).path("faults")).isNotEmpty();
    }
}
