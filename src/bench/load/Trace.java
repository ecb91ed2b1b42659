import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call: when it is made, by whom, where, spelled how; and the facts that its answer consists of. */
record Step(long atMillis, String tenant, String path, String body, List<String> facts) {}

static final int CALLS_PER_SECOND = 200;
static final int WARM_UP_SECONDS = 15;
static final int PRODUCTS = 26;
static final double ZIPF = 1.0;
static final List<String> TENANTS = List.of("one", "two", "three");
static final String[] CODES = {
    "SS.VPS", "SS.VPS.WIN", "SS.VPS.1C1G", "SS.VPS.2C2G", "SS.VPS.2C4G", "SS.VPS.4C4G", "SS.VPS.4C8G", "SS.VPS.6C12G",
    "SS.VPS.8C16G", "SS.VM", "SS.VM.WIN", "SS.VM.R", "SS.VM.CPU.2", "SS.VM.CPU.4", "SS.VM.CPU.8", "SS.PP", "SS.PP.R",
    "VDC.8", "VDC.16", "PVC.2", "SS.LB", "CDN.1TB", "SSL.DV.ONE", "WP.SPARK", "LIC.PLESK.PRO", "SS.BACKUP.25"
};

/**
 * Trace SECONDS LIFETIME-SECONDS SEED COUNTS-URL BASE-URL…: plays the trace of a seed evenly over the servers, and says
 * how often upstream, which counts, was asked.
 *
 * <p>Another trace goes before it, so that neither the servers nor this generator are measured while they are cold; what
 * that one left in caches has ended when the one that counts begins.
 */
void main(String[] args) throws Exception {
    int seconds = Integer.parseInt(args[0]);
    Duration lifetime = Duration.ofSeconds(Integer.parseInt(args[1]));
    long seed = Long.parseLong(args[2]);
    URI counts = URI.create(args[3]);
    List<String> servers = List.of(args).subList(4, args.length);
    List<Step> steps = steps(seconds, new Random(seed));
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        play(steps(Math.min(seconds, WARM_UP_SECONDS), new Random(-seed)), servers, client);
        Thread.sleep(lifetime.multipliedBy(3).dividedBy(2));
        int before = upstreamCalls(client, counts);
        Map<Integer, Integer> statuses = play(steps, servers, client);
        IO.println("FIGURE upstream_calls " + (upstreamCalls(client, counts) - before));
        IO.println("FIGURE requests " + steps.size());
        IO.println("FIGURE failed " + (steps.size() - statuses.getOrDefault(200, 0)));
        statuses.forEach((status, count) -> IO.println("STATUS " + status + " " + count));
    }
    IO.println("LEAST " + least(steps, lifetime.toMillis()));
}

/** Ends when all are answered, and gives how often each status came. */
Map<Integer, Integer> play(List<Step> steps, List<String> servers, HttpClient client) {
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        long begin = System.nanoTime();
        for (int turn = 0; turn < steps.size(); turn++) {
            Step step = steps.get(turn);
            HttpRequest request = request(servers.get(turn % servers.size()), step);
            LockSupport.parkNanos(begin + step.atMillis * 1_000_000 - System.nanoTime());
            threads.submit(() -> statuses.merge(status(client, request), 1, Integer::sum));
        }
    }
    return statuses;
}

/** Without logins, which are no calls for a fact. */
int upstreamCalls(HttpClient client, URI counts) throws IOException, InterruptedException {
    String json = client.send(HttpRequest.newBuilder(counts).build(), HttpResponse.BodyHandlers.ofString()).body();
    return count(json, "total") - count(json, "mints");
}

int count(String json, String name) {
    Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
    if (!number.find()) {
        throw new IllegalStateException("no " + name + " in " + json);
    }
    return Integer.parseInt(number.group(1));
}

/** 0 where there is no answer. */
int status(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException none) {
        return 0;
    }
}

HttpRequest request(String server, Step step) {
    String login = step.tenant + ":key-of-" + step.tenant + "-for-the-trace";
    return HttpRequest.newBuilder(URI.create(server + step.path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes()))
            .timeout(Duration.ofSeconds(15))
            .POST(HttpRequest.BodyPublishers.ofString(step.body))
            .build();
}

/** Upstream calls of a cache that keeps each fact for its lifetime and asks for all that a call lacks at once. */
int least(List<Step> steps, long lifetimeMillis) {
    Map<String, Long> keptUntil = new HashMap<>();
    int calls = 0;
    for (Step step : steps) {
        List<String> missing = step.facts.stream()
                .filter(fact -> keptUntil.getOrDefault(fact, Long.MIN_VALUE) <= step.atMillis).toList();
        calls += missing.isEmpty() ? 0 : 1;
        missing.forEach(fact -> keptUntil.put(fact, step.atMillis + lifetimeMillis));
    }
    return calls;
}

List<Step> steps(int seconds, Random random) {
    List<Step> steps = new ArrayList<>();
    for (int turn = 0; turn < seconds * CALLS_PER_SECOND; turn++) {
        long at = turn * 1_000L / CALLS_PER_SECOND;
        String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
        String scope = tenant.equals("three") ? "three " : "retail ";
        steps.add(switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> details(at, tenant, scope, random);
            case 4, 5 -> list(at, tenant, scope, random);
            default -> startingPrice(at, tenant, scope, random);
        });
    }
    return steps;
}

Step details(long at, String tenant, String scope, Random random) {
    String code = product(random);
    String body = switch (random.nextInt(4)) {
        case 0 -> "{\"params\":{\"code\":\"%s\"}}";
        case 1 -> "{\"params\": {\"code\": \"%s\"}}";
        case 2 -> "{\"metadata\":{\"ip\":null},\"params\":{\"code\":\"%s\"}}";
        default -> "{\n  \"params\" : {\n    \"code\" : \"%s\"\n  }\n}\n";
    };
    String path = switch (random.nextInt(6)) {
        case 0, 1 -> "/v1/product/details";
        case 2 -> "/v1/Product/details.json";
        default -> "/v1/Product/details";
    };
    return new Step(at, tenant, path, body.formatted(code), List.of(scope + "details " + code));
}

Step list(long at, String tenant, String scope, Random random) {
    int page = 1 + Math.min(random.nextInt(6), random.nextInt(6));
    String body = switch (random.nextInt(4)) {
        case 0 -> "{\"params\":{\"page_num\":%d}}";
        case 1 -> "{\"params\":{\"page_size\":25,\"page_num\":%d}}";
        case 2 -> "{\"params\":{\"page_num\":\"%d\",\"page_size\":\"25\"}}";
        default -> "{ \"params\" : { \"page_num\" : %d } }";
    };
    return new Step(at, tenant, "/v1/Product/list", body.formatted(page), List.of(scope + "list " + page));
}

/** A shelf of one to twelve products, in whatever order, some of them named twice. */
Step startingPrice(long at, String tenant, String scope, Random random) {
    List<String> codes = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int turn = 0; turn < count; turn++) {
        codes.add(product(random));
    }
    Collections.shuffle(codes, random);
    String named = count == 1 && random.nextBoolean()
            ? "\"" + codes.getFirst() + "\""
            : "[\"" + String.join(random.nextBoolean() ? "\",\"" : "\", \"", codes) + "\"]";
    List<String> facts = new TreeSet<>(codes).stream().map(code -> scope + "price " + code).toList();
    return new Step(at, tenant, "/v1/Product/startingPrice", "{\"params\":{\"code\":" + named + "}}", facts);
}

/** A code by Zipf's law: the second half as often as the first, and so on. */
String product(Random random) {
    double all = 0;
    for (int rank = 1; rank <= PRODUCTS; rank++) {
        all += 1 / Math.pow(rank, ZIPF);
    }
    double at = random.nextDouble() * all;
    int rank = 1;
    while (rank < PRODUCTS && (at -= 1 / Math.pow(rank, ZIPF)) > 0) {
        rank++;
    }
    return CODES[rank - 1];
}
