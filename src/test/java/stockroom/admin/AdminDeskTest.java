package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.admin.AdminRequest.Headers;
import stockroom.catalog.Scope;
import stockroom.store.Entry;
import stockroom.tenant.key.OperatorKeys;

final class AdminDeskTest {

    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(dir);
    }

    @Test
    void letsNobodyInWithoutAKeyFile() {
        AdminDesk closed = new AdminDesk(new OperatorKeys(Optional.empty()), List.of(new Counting()));

        AdminReply reply = closed.answer(request(Optional.of("Bearer " + Desk.KEY), "/admin/count"))
                .await()
                .atMost(Duration.ofSeconds(5));

        assertThat(reply.status()).isEqualTo(403);
        assertError(reply, "LW::Exception::Forbidden", "stockroom.admin.key-file");
    }

    @Test
    void sendsAStrangerAwayBeforeAnythingIsDone() {
        Counting counting = new Counting();
        AdminDesk guarded = new AdminDesk(Desk.keys(dir), List.of(counting));

        for (Optional<String> header :
                List.of(Optional.<String>empty(), Optional.of("Bearer wrong"), Optional.of("Basic " + Desk.KEY))) {
            AdminReply reply =
                    guarded.answer(request(header, "/admin/count")).await().atMost(Duration.ofSeconds(5));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.headers().get("WWW-Authenticate")).startsWith("Bearer");
            assertError(reply, "LW::Exception::Authorization", "Bearer");
        }
        assertThat(counting.asked).isZero();
    }

    @Test
    void aStrangerDoesNotLearnWhichPathsThereAre() {
        AdminReply reply = desk.answer(request(Optional.empty(), "/admin/nothing"));

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void namesThePathsThatThereAre() {
        AdminReply reply = desk.get("/admin/nothing");

        assertThat(reply.status()).isEqualTo(404);
        assertError(
                reply,
                "LW::Exception::API::InvalidMethod",
                "GET /admin/cache, POST /admin/explain, POST /admin/purge, GET /admin/tenants");
    }

    @Test
    void refusesAnotherHttpMethodAndPurgesNothing() {
        Entry entry = desk.fetched(Scope.ofTenant("acme"), "Product/details", "SS.VPS");

        AdminReply reply = desk.answer("GET", "/admin/purge", Optional.empty(), "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers()).containsEntry("Allow", "POST");
        assertError(reply, "LW::Exception::API::InvalidMethod", "POST");
        assertThat(desk.purges.stands(entry)).isTrue();
    }

    @Test
    void refusesABodyOverTheLimit() {
        AdminReply reply = desk.post("/admin/purge", " ".repeat(AdminDesk.BODY_BYTES_MAX - 1) + "{}");

        assertThat(reply.status()).isEqualTo(413);
        assertError(reply, "LW::Exception::Input::OutOfBounds", "65536");
        assertThat(desk.post("/admin/purge", " ".repeat(AdminDesk.BODY_BYTES_MAX - 2) + "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersABugWithAnErrorThatSaysNothingOfIt() {
        AdminDesk broken = new AdminDesk(Desk.keys(dir), List.of(new Counting() {
            @Override
            public Uni<AdminAnswer> answer(byte[] body) {
                throw new IllegalStateException("hunter2");
            }
        }));

        AdminReply reply = broken.answer(request(Optional.of("Bearer " + Desk.KEY), "/admin/count"))
                .await()
                .atMost(Duration.ofSeconds(5));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).doesNotContain("hunter2");
    }

    @Test
    void answersAreForNobodyElseAndForTheMoment() {
        AdminReply reply = desk.get("/admin/cache");

        assertThat(reply.headers()).containsEntry("Cache-Control", "no-store").containsEntry("Vary", "Accept");
    }

    @Test
    void writesJsonUnlessTextIsPreferred() {
        AdminReply json = desk.answer("GET", "/admin/cache", Optional.of("*/*"), "");
        AdminReply text = desk.answer("GET", "/admin/cache", Optional.of("text/plain"), "");

        assertThat(json.headers()).containsEntry("Content-Type", "application/json");
        assertThat(text.headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        assertThat(text.body()).startsWith("memory:");
    }

    private static AdminRequest request(Optional<String> authorization, String path) {
        return new AdminRequest("GET", path, new Headers(authorization, Optional.empty()), new byte[0]);
    }

    static void assertError(AdminReply reply, String errorClass, String message) {
        JsonNode body = Desk.json(reply);
        assertThat(body.path("error_class").asText()).isEqualTo(errorClass);
        for (String member : List.of("error_message", "full_message", "error")) {
            assertThat(body.path(member).asText()).contains(message);
        }
    }

    /** An operation that counts how often it is asked. */
    private static class Counting implements Operation {

        private int asked;

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/admin/count";
        }

        @Override
        public Uni<AdminAnswer> answer(byte[] body) {
            asked++;
            return Uni.createFrom().item(new AdminAnswer.Page(JsonNodeFactory.instance.objectNode(), ""));
        }
    }
}
