package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;
import stockroom.store.EntryKey;
import stockroom.store.PurgeLedger;
import stockroom.store.SharedState;
import stockroom.store.TieredStore;
import stockroom.tenant.Tenant;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/**
 * Answers a call: from what is kept where that may be shown, else from upstream.
 *
 * <p>This is the story of the whole package. A method without lifetimes is forwarded every time. One with them is kept
 * as whole replies or product by product; both ways share the shelf, the flights and the leases.
 */
public final class CatalogLookup {

    private final Policies policies;
    private final ReplySource.Asking asking;
    private final ReplyLookup replies;
    private final ProductLookup products;
    private final SharedFetch fetch;
    private final LookupMetrics metrics;
    private final LookupTraces traces;
    private final Explainer explainer;

    /** What lies behind the lookup: where answers are kept, what replicas share, and whom to ask. */
    public record Behind(TieredStore store, PurgeLedger purges, SharedState shared, Upstream upstream) {}

    /** Puts the lookup together over what lies behind it. */
    public CatalogLookup(Policies policies, Behind behind, LookupSettings settings, Surroundings around) {
        Ambient ambient = around.ambient();
        Shelf shelf = new Shelf(behind.store(), behind.purges(), settings.notFound(), ambient);
        this.fetch = new SharedFetch(shelf, new FetchLeases(behind.shared(), settings.leases(), around));
        Resting resting = new Resting(settings.rest(), ambient);
        LastResort lastResort = new LastResort(shelf, resting, settings.staleAfter(), ambient);
        this.policies = policies;
        this.metrics = around.metrics();
        this.traces = around.traces();
        this.asking = new ReplySource.Asking(behind.upstream(), shelf);
        this.replies = new ReplyLookup(shelf, fetch, new Refresher(fetch, resting), lastResort);
        this.explainer = new Explainer(policies, shelf, fetch, resting);
        this.products = new ProductLookup(asking, replies, new Lanes(settings.batches(), ambient), around);
    }

    /** Time, chance and who watches. */
    public record Surroundings(Ambient ambient, LookupMetrics metrics, LookupTraces traces) {

        /** Surroundings in which nobody collects traces. */
        public Surroundings(Ambient ambient, LookupMetrics metrics) {
            this(ambient, metrics, LookupTraces.NONE);
        }
    }

    /** The answer to a tenant's call, however long it takes. */
    public Uni<LookupResult> answer(Tenant tenant, Call call) {
        return answer(Asker.patient(tenant), call);
    }

    /**
     * The answer to a call. Never fails but for a bug. Whose patience ends gets what is kept inside its limits, or no
     * answer; a fetch that others may wait for goes on.
     */
    public Uni<LookupResult> answer(Asker asker, Call call) {
        long began = metrics.began();
        String tenant = asker.tenant().name();
        LookupTraces.Trace trace = traces.begin(call.method());
        return decided(asker, call)
                .onItem()
                .invoke(result -> {
                    metrics.answered(tenant, call.method(), result, began);
                    trace.ended(result);
                })
                .onFailure()
                .invoke(bug -> {
                    metrics.broke(tenant, call.method(), began);
                    trace.broke();
                });
    }

    /** Whether answers to calls of the method are kept at all. */
    public boolean keeps(MethodName method) {
        return policies.of(method).isPresent();
    }

    /** How the call is answered from what is kept; nothing where its answers are not kept, or not in such pieces. */
    public Optional<Plan> plan(Tenant tenant, Call call) {
        return policies.of(call.method()).flatMap(lifetimes -> planned(tenant, call, lifetimes));
    }

    /**
     * The answer, if memory has all of it and it may be shown. Asks and awaits nobody, but has renewed what is due.
     * Where it is empty nothing has happened: {@link #answer} is asked then.
     *
     * @param plan of a call of the same scope
     */
    public Optional<LookupResult> atHand(Tenant tenant, Plan plan) {
        if (!plan.scope().equals(tenant.scope()) || !asking.shelf().isCertain()) {
            return Optional.empty();
        }
        long began = metrics.began();
        ReplySource whole = new ReplySource(Asker.patient(tenant), plan.call(), plan.lifetimes(), asking);
        Optional<LookupResult> result = plan.isByProduct()
                ? products.atHand(plan, whole)
                : replies.atHand(List.of(plan.key()), whole).map(List::getFirst);
        result.ifPresent(hit -> {
            metrics.answered(tenant.name(), plan.call().method(), hit, began);
            traces.begin(plan.call().method()).ended(hit);
        });
        return result;
    }

    /** How the call would be answered at this moment. Nothing is asked of upstream, kept, dropped or counted. */
    public Uni<Explanation> explain(Tenant tenant, Call call) {
        return asking.shelf().certain().chain(() -> explainer.explain(tenant.scope(), call, plan(tenant, call)));
    }

    /** For the end of the process: no other replica waits for what will not be fetched here. Never fails. */
    public Uni<Void> releaseLeases() {
        return fetch.releaseLeases();
    }

    /** How much is on its way, waited for or not: zero when all is at rest. */
    int underWay() {
        return fetch.underWay() + products.underWay();
    }

    private Uni<LookupResult> decided(Asker asker, Call call) {
        Optional<Plan> plan = plan(asker.tenant(), call);
        if (plan.isEmpty()) {
            boolean live = Methods.spec(call.method()).keeping() == MethodSpec.Keeping.NEVER;
            return forward(asker, call, live ? Urgency.PRICE : Urgency.MISS);
        }
        return asking.shelf().isCertain()
                ? kept(asker, plan.get())
                : asking.shelf().certain().chain(() -> kept(asker, plan.get()));
    }

    private Uni<LookupResult> kept(Asker asker, Plan plan) {
        ReplySource whole = new ReplySource(asker, plan.call(), plan.lifetimes(), asking);
        return plan.isByProduct() ? products.answer(plan, whole) : replies.answer(plan.key(), whole);
    }

    private static Optional<Plan> planned(Tenant tenant, Call call, Lifetimes lifetimes) {
        if (Methods.spec(call.method()).keeping() == MethodSpec.Keeping.BY_PRODUCT) {
            return ProductLookup.plan(tenant.scope(), call, lifetimes);
        }
        EntryKey key = new EntryKey(
                tenant.scope(), call.version(), call.method(), call.params().json(), product(call));
        return Optional.of(Plan.whole(call, lifetimes, key));
    }

    /**
     * The one product that the answer is about, where the call names it beyond doubt: a purge of another product passes
     * such an answer by. Other methods may have a parameter of that name that means something else, or nothing.
     */
    private static Optional<String> product(Call call) {
        boolean one = call.method().equals(Methods.DETAILS)
                && call.params().text(Methods.ALIAS).isEmpty();
        return one ? call.params().text(Methods.CODE).filter(code -> !code.isEmpty()) : Optional.empty();
    }

    /** Nobody else waits for the answer: when the caller's patience ends, so does the call. */
    private Uni<LookupResult> forward(Asker asker, Call call, Urgency urgency) {
        UpstreamCall own =
                new UpstreamCall(asker.tenant(), call, urgency, asker.patience().limit());
        return forward(asking.upstream(), own, Reason.BYPASS);
    }

    static Uni<LookupResult> forward(Upstream upstream, UpstreamCall call, Reason reason) {
        return upstream.send(call).map(result -> switch (result) {
            case UpstreamResult.Answered answered ->
                new LookupResult.Fetched(answered.reply(), reason, Sharing.ALONE, Optional.empty());
            case UpstreamResult.Failed failed -> new LookupResult.Failed(failed.cause(), failed.retryAfter(), reason);
        });
    }
}
