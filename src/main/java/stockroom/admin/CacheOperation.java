package stockroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import stockroom.store.MemoryStats;
import stockroom.store.MemoryStore;

/** {@code GET /admin/cache}: what this replica keeps in memory, and how Redis stands. */
@Singleton
final class CacheOperation implements Operation {

    private static final Comparator<MemoryStats.Row> LARGEST_FIRST = Comparator.comparingLong(MemoryStats.Row::bytes)
            .reversed()
            .thenComparing(row -> row.scope().toString())
            .thenComparing(row -> row.method().value());

    private final MemoryStore memory;
    private final Conditions conditions;
    private final Executor workers;

    @Inject
    CacheOperation(MemoryStore memory, Conditions conditions) {
        this(memory, conditions, Infrastructure.getDefaultWorkerPool());
    }

    /** @param workers where all entries are walked through, which may take longer than an event loop has time for */
    CacheOperation(MemoryStore memory, Conditions conditions, Executor workers) {
        this.memory = memory;
        this.conditions = conditions;
        this.workers = workers;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/admin/cache";
    }

    @Override
    public Uni<AdminAnswer> answer(byte[] body) {
        return Uni.createFrom().item(memory::stats).runSubscriptionOn(workers).map(this::page);
    }

    private AdminAnswer page(MemoryStats stats) {
        List<MemoryStats.Row> rows = stats.rows().stream().sorted(LARGEST_FIRST).toList();
        return new AdminAnswer.Page(json(stats, rows), text(stats, rows));
    }

    private ObjectNode json(MemoryStats stats, List<MemoryStats.Row> rows) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ObjectNode kept =
                page.putObject("memory").put("entries", stats.entries()).put("bytes", stats.bytes());
        ArrayNode list = kept.putArray("rows");
        rows.forEach(row -> list.addObject()
                .put("scope", row.scope().toString())
                .put("method", row.method().value())
                .put("entries", row.entries())
                .put("bytes", row.bytes()));
        page.putObject("redis").put("breaker", redis());
        return page;
    }

    private String text(MemoryStats stats, List<MemoryStats.Row> rows) {
        TextTable table = new TextTable("SCOPE", "METHOD", "ENTRIES", "BYTES");
        rows.forEach(row -> table.add(
                row.scope().toString(),
                row.method().value(),
                Long.toString(row.entries()),
                Long.toString(row.bytes())));
        return "memory: %d entries, %d bytes%nredis breaker: %s%n%n%s"
                .formatted(stats.entries(), stats.bytes(), redis(), table.text());
    }

    private String redis() {
        return conditions
                .redisBreaker()
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .orElse("off");
    }
}
