package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.catalog.Scope;
import stockroom.store.StoreMetrics.Breaker;

final class CacheTest {

    private static final Scope RETAIL = Scope.ofCatalog("retail");

    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void fill() {
        desk = new Desk(dir);
        keep("Product/startingPrice", "A");
        keep("Product/details", "A");
        keep("Product/details", "B");
    }

    @Test
    void countsByScopeAndMethodTheLargestFirst() {
        JsonNode memory = Desk.json(desk.get("/admin/cache")).path("memory");

        assertThat(memory.path("entries").asInt()).isEqualTo(3);
        assertThat(memory.path("bytes").asLong()).isEqualTo(desk.memory.bytes());
        assertThat(memory.at("/rows/0/method").asText()).isEqualTo("Product/details");
        assertThat(memory.at("/rows/0/entries").asInt()).isEqualTo(2);
        assertThat(memory.at("/rows/0/scope").asText()).isEqualTo("catalog:retail");
        assertThat(memory.at("/rows/1/method").asText()).isEqualTo("Product/startingPrice");
        assertThat(memory.path("rows")).hasSize(2);
    }

    @Test
    void tellsHowRedisStands() {
        assertThat(redis()).isEqualTo("off");

        desk.redis = Optional.of(Breaker.HALF_OPEN);

        assertThat(redis()).isEqualTo("half_open");
    }

    @Test
    void linesUpInATerminal() {
        assertThat(desk.text("/admin/cache").lines())
                .hasSize(6)
                .startsWith("memory: 3 entries, " + desk.memory.bytes() + " bytes", "redis breaker: off", "")
                .anyMatch(line -> line.matches("catalog:retail  Product/details              2  +\\d+"));
    }

    private String redis() {
        return Desk.json(desk.get("/admin/cache")).at("/redis/breaker").asText();
    }

    private void keep(String method, String product) {
        desk.memory.keep(desk.fetched(RETAIL, method, product), Duration.ofMinutes(1));
    }
}
