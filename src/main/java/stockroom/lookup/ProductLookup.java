package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.lookup.InFlight.Seat;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;
import stockroom.store.EntryKey;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.Urgency;

/**
 * Answers {@code Product/startingPrice} from one entry a product, whatever combination of products is asked for.
 *
 * <p>The call is taken apart into products, each is answered by itself, and the reply is put together in the order and
 * with the repeats that were asked for. A batch that upstream does not answer item by item, for it refuses the whole or
 * answers in another form, can not be put together: that call is forwarded as it was asked.
 */
final class ProductLookup {

    private final ReplySource.Asking asking;
    private final ReplyLookup replies;
    private final Lanes lanes;
    private final LookupMetrics metrics;
    private final Ambient ambient;
    private final InFlight<EntryKey, LookupResult> forwards = new InFlight<>();

    ProductLookup(ReplySource.Asking asking, ReplyLookup replies, Lanes lanes, CatalogLookup.Surroundings around) {
        this.asking = asking;
        this.replies = replies;
        this.lanes = lanes;
        this.metrics = around.metrics();
        this.ambient = around.ambient();
    }

    /** Nothing for a call that does not name its products, so that none can be kept by itself. */
    static Optional<Plan> plan(Scope scope, Call call, Lifetimes lifetimes) {
        List<String> codes = call.params().asked(Methods.CODE);
        if (codes.isEmpty() || codes.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        EntryKey lane = new EntryKey(
                scope,
                call.version(),
                call.method(),
                call.params().without(Methods.CODE).json(),
                Optional.empty());
        return Optional.of(Plan.byProduct(call, lifetimes, lane, ProductSource.keys(lane, codes)));
    }

    /** The answer, if memory has all its products and they can be put together. */
    Optional<LookupResult> atHand(Plan plan, ReplySource whole) {
        ProductSource source = new ProductSource(whole, plan.key(), lanes);
        return replies.atHand(plan.products(), source)
                .flatMap(results -> whole(plan, results).map(answer -> {
                    results.forEach(metrics::product);
                    return answer;
                }));
    }

    private static Optional<LookupResult> whole(Plan plan, List<LookupResult> results) {
        return switch (ProductAnswer.of(plan.codes(), byCode(plan.products(), results))) {
            case ProductAnswer.Complete complete -> Optional.of(complete.result());
            case ProductAnswer.Indivisible indivisible -> Optional.empty();
        };
    }

    Uni<LookupResult> answer(Plan plan, ReplySource whole) {
        List<String> codes = plan.codes();
        ProductSource source = new ProductSource(whole, plan.key(), lanes);
        return pieces(plan.products(), source).chain(pieces -> together(codes, asOfNow(pieces), source, whole));
    }

    private static Map<String, LookupResult> byCode(List<EntryKey> keys, List<LookupResult> results) {
        Map<String, LookupResult> pieces = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            pieces.put(ProductSource.code(keys.get(i)), results.get(i));
        }
        return pieces;
    }

    private Uni<Map<EntryKey, Piece>> pieces(List<EntryKey> keys, ProductSource source) {
        Map<EntryKey, Uni<LookupResult>> answers = replies.answerAll(keys, source);
        List<EntryKey> order = List.copyOf(answers.keySet());
        List<Uni<Piece>> given = new ArrayList<>();
        answers.values().forEach(answer -> given.add(answer.map(result -> new Piece(result, ambient.now()))));
        return Uni.join().all(given).andFailFast().chain(pieces -> {
            Map<EntryKey, Piece> byKey = new LinkedHashMap<>();
            for (int i = 0; i < pieces.size(); i++) {
                metrics.product(pieces.get(i).result());
                byKey.put(order.get(i), pieces.get(i));
            }
            return stillServing(byKey, source);
        });
    }

    /** What may no longer be shown when the last piece has come, for its time ended meanwhile, is asked for again. */
    private Uni<Map<EntryKey, Piece>> stillServing(Map<EntryKey, Piece> pieces, ProductSource source) {
        Instant now = ambient.now();
        List<EntryKey> ended = new ArrayList<>();
        pieces.forEach((key, piece) -> {
            if (!piece.serves(now, source.lifetimes())) {
                ended.add(key);
            }
        });
        return ended.isEmpty()
                ? Uni.createFrom().item(pieces)
                : pieces(ended, source).chain(again -> {
                    pieces.putAll(again);
                    return stillServing(pieces, source);
                });
    }

    private Map<String, LookupResult> asOfNow(Map<EntryKey, Piece> pieces) {
        Instant now = ambient.now();
        Map<String, LookupResult> byCode = new LinkedHashMap<>();
        pieces.forEach((key, piece) -> byCode.put(ProductSource.code(key), piece.at(now)));
        return byCode;
    }

    private Uni<LookupResult> together(
            List<String> codes, Map<String, LookupResult> pieces, ProductSource source, ReplySource whole) {
        ProductAnswer answer = ProductAnswer.of(codes, pieces);
        return switch (answer) {
            case ProductAnswer.Complete complete -> Uni.createFrom().item(complete.result());
            case ProductAnswer.Indivisible indivisible ->
                source.asAsked()
                        .map(reply -> Uni.createFrom().item(indivisible.with(reply)))
                        .orElseGet(() -> forward(whole, indivisible.reason()));
        };
    }

    /**
     * One caller's failing batch may be a thousand's: they are forwarded together, each tenant's by themselves, and those
     * of each version of its credentials.
     */
    private Uni<LookupResult> forward(ReplySource whole, Reason reason) {
        Call call = whole.call();
        EntryKey key = new EntryKey(
                Scope.ofTenant(whole.caller().name(), whole.caller().account().version()),
                call.version(),
                call.method(),
                call.params().json(),
                Optional.empty());
        Seat<LookupResult> seat = forwards.board(key);
        if (seat.sharing() == Sharing.ALONE) {
            CatalogLookup.forward(asking.upstream(), new UpstreamCall(whole.caller(), call, Urgency.MISS), reason)
                    .subscribe()
                    .with(result -> forwards.land(key, result), bug -> forwards.crash(key, bug));
        }
        Uni<LookupResult> landing = seat.landing().map(result -> shared(result, seat.sharing()));
        return replies.orNothing(landing, whole, reason);
    }

    private static LookupResult shared(LookupResult result, Sharing sharing) {
        return result instanceof LookupResult.Fetched fetched
                ? new LookupResult.Fetched(fetched.reply(), fetched.reason(), sharing, fetched.kept())
                : result;
    }

    /** How many lanes are in use, and how many calls are under way as they were asked. */
    int underWay() {
        return lanes.size() + forwards.size();
    }

    /** An error of upstream's about one product, in its own words. */
    static boolean isErrorOfOne(Reply reply) {
        return reply.kind() == Reply.Kind.NOT_FOUND && reply.body().length > 0;
    }
}
