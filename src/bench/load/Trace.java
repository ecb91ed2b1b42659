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

/** One call: when it is made, by whom, where, spelled how; and the facts that its answer consists of. */
record Step(long atMillis, String tenant, String path, String body, List<String> facts) {}

static final int CALLS_PER_SECOND = 200;
static final int PRODUCTS = 26;
static final double ZIPF = 1.0;
static final List<String> TENANTS = List.of("one", "two", "three");
static final String[] CODES = {
    "SS.VPS", "SS.VPS.WIN", "SS.VPS.1C1G", "SS.VPS.2C2G", "SS.VPS.2C4G", "SS.VPS.4C4G", "SS.VPS.4C8G", "SS.VPS.6C12G",
    "SS.VPS.8C16G", "SS.VM", "SS.VM.WIN", "SS.VM.R", "SS.VM.CPU.2", "SS.VM.CPU.4", "SS.VM.CPU.8", "SS.PP", "SS.PP.R",
    "VDC.8", "VDC.16", "PVC.2", "SS.LB", "CDN.1TB", "SSL.DV.ONE", "WP.SPARK", "LIC.PLESK.PRO", "SS.BACKUP.25"
};

/** Trace SECONDS LIFETIME-SECONDS SEED BASE-URL…: plays the trace of a seed evenly over the servers. */
void main(String[] args) throws Exception {
    List<Step> steps = steps(Integer.parseInt(args[0]), new Random(Long.parseLong(args[2])));
    IO.println("LEAST " + least(steps, Integer.parseInt(args[1]) * 1_000L));
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    List<String> servers = List.of(args).subList(3, args.length);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        long begin = System.nanoTime();
        for (int turn = 0; turn < steps.size(); turn++) {
            Step step = steps.get(turn);
            HttpRequest request = request(servers.get(turn % servers.size()), step);
            LockSupport.parkNanos(begin + step.atMillis * 1_000_000 - System.nanoTime());
            threads.submit(() -> statuses.merge(status(client, request), 1, Integer::sum));
        }
    }
    IO.println("FIGURE requests " + steps.size());
    IO.println("FIGURE failed " + (steps.size() - statuses.getOrDefault(200, 0)));
    statuses.forEach((status, count) -> IO.println("STATUS " + status + " " + count));
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
        default -> "{\"params\":{\"alsowith\":null,\"code\":\"%s\"}}";
    };
    String path = random.nextInt(3) == 0 ? "/v1/product/details" : "/v1/Product/details";
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
