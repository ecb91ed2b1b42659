package stockroom.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import stockroom.catalog.MethodName;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;

/** Keys, entries and tools as the tests of the store use them. */
final class Samples {

    static final Scope ACME = Scope.ofTenant("acme");
    static final MethodName DETAILS = new MethodName("Product/details");
    static final MethodName LIST = new MethodName("Product/list");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final PurgeMark NO_MARK = new PurgeMark("", 0, 0, 0);
    static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("store-test").factory());
    private static final AtomicLong SEEDS = new AtomicLong(1);

    private Samples() {}

    static StoreTools tools(StoreMetrics metrics) {
        return new StoreTools(() -> NOON, System::nanoTime, new Random(SEEDS.incrementAndGet()), TIMER, metrics);
    }

    static StoreTools tools() {
        return tools(StoreMetrics.NONE);
    }

    static EntryKey key(String product) {
        return new EntryKey(ACME, Version.V1, DETAILS, "{\"code\":\"" + product + "\"}", Optional.of(product));
    }

    static EntryKey page(int number) {
        return new EntryKey(ACME, Version.V1, LIST, "{\"page_num\":" + number + "}", Optional.empty());
    }

    static Entry entry(EntryKey key, String body) {
        return entry(key, body, NO_MARK);
    }

    static Entry entry(EntryKey key, String body, PurgeMark mark) {
        return entry(key, body, mark, NOON);
    }

    static Entry entry(EntryKey key, String body, PurgeMark mark, Instant fetchedAt) {
        return new Entry(key, reply(body), fetchedAt, Duration.ofMillis(120), -37, mark);
    }

    static Reply reply(String body) {
        return new Reply(200, Reply.Kind.SUCCESS, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static String body(Entry entry) {
        return new String(entry.reply().body(), StandardCharsets.UTF_8);
    }
}
