package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.lookup.Lanes.Ride;
import stockroom.store.EntryKey;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/** The products of one call, asked for in batches and taken apart. Lives as long as the call. */
final class ProductSource implements Source {

    private static final byte[] NO_ITEM = {};

    private final ReplySource whole;
    private final EntryKey lane;
    private final Lanes lanes;
    private volatile @Nullable Reply asAsked;

    /**
     * @param whole the call as it was asked
     * @param lane what all calls that may ride together have in common
     */
    ProductSource(ReplySource whole, EntryKey lane, Lanes lanes) {
        this.whole = whole;
        this.lane = lane;
        this.lanes = lanes;
    }

    @Override
    public Lifetimes lifetimes() {
        return whole.lifetimes();
    }

    @Override
    public Optional<Duration> patience() {
        return whole.patience();
    }

    /** Upstream's reply to just the codes of the call, if that is what it was asked for. */
    Optional<Reply> asAsked() {
        return Optional.ofNullable(asAsked);
    }

    @Override
    public String pilot() {
        return whole.pilot();
    }

    /** A reply to just the codes of this call is this call's reply, whoever had it fetched. */
    @Override
    public void hear(Outcome.Brought brought) {
        if (!brought.codes().isEmpty()
                && brought.codes().equals(Set.copyOf(whole.call().params().asked(Methods.CODE)))) {
            asAsked = brought.reply();
        }
    }

    @Override
    public Uni<Map<EntryKey, Outcome>> ask(List<EntryKey> keys, Urgency urgency) {
        List<String> codes = keys.stream().map(ProductSource::code).toList();
        return lanes.ride(lane, new Lanes.Wish(codes, urgency, batch -> send(batch, urgency)))
                .map(rides -> outcomes(keys, rides));
    }

    private Uni<Ride> send(List<String> codes, Urgency urgency) {
        Call asked = whole.call();
        Call batch = new Call(asked.version(), asked.method(), asked.params().with(Methods.CODE, codes));
        Shelf.Beginning beginning = whole.asking().shelf().begin();
        return whole.asking()
                .upstream()
                .send(new UpstreamCall(whole.caller(), batch, urgency))
                .map(result -> new Ride(codes, beginning, result));
    }

    private Map<EntryKey, Outcome> outcomes(List<EntryKey> keys, Map<String, Ride> rides) {
        Map<Ride, Optional<Map<String, byte[]>>> takenApart = new LinkedHashMap<>();
        Map<EntryKey, Outcome> outcomes = new LinkedHashMap<>();
        for (EntryKey key : keys) {
            Ride ride = rides.get(code(key));
            if (ride != null) {
                outcomes.put(key, outcome(key, ride, takenApart.computeIfAbsent(ride, ProductSource::items)));
            }
        }
        return outcomes;
    }

    private Outcome outcome(EntryKey key, Ride ride, Optional<Map<String, byte[]>> items) {
        return switch (ride.result()) {
            case UpstreamResult.Failed failed -> new Outcome.Failed(failed.cause(), failed.retryAfter());
            case UpstreamResult.Answered answered -> {
                Reply reply = answered.reply();
                if (items.isPresent()) {
                    yield keep(key, ride, item(reply, items.get().get(code(key))));
                }
                boolean single =
                        reply.kind() == Reply.Kind.NOT_FOUND && ride.codes().size() == 1;
                yield single ? keep(key, ride, reply) : Outcome.Brought.unkept(reply, Set.copyOf(ride.codes()));
            }
        };
    }

    private Outcome keep(EntryKey key, Ride ride, Reply piece) {
        return whole.asking().shelf().keep(key, piece, ride.beginning(), lifetimes());
    }

    /** A product that upstream left out of its reply is one that it does not know. */
    private static Reply item(Reply reply, byte @Nullable [] item) {
        return item == null
                ? new Reply(reply.status(), Reply.Kind.NOT_FOUND, reply.contentType(), NO_ITEM)
                : new Reply(reply.status(), Reply.Kind.SUCCESS, reply.contentType(), item);
    }

    /** A product that was not asked for makes it doubtful which item answers which code. */
    private static Optional<Map<String, byte[]>> items(Ride ride) {
        return ride.result() instanceof UpstreamResult.Answered answered
                        && answered.reply().kind() == Reply.Kind.SUCCESS
                ? ProductReplies.takeApart(answered.reply().body())
                        .filter(items -> Set.copyOf(ride.codes()).containsAll(items.keySet()))
                : Optional.empty();
    }

    static String code(EntryKey key) {
        return key.product().orElseThrow();
    }

    /** The keys of the codes, in their order and each once. */
    static List<EntryKey> keys(EntryKey lane, List<String> codes) {
        List<EntryKey> keys = new ArrayList<>();
        codes.stream()
                .distinct()
                .forEach(code -> keys.add(
                        new EntryKey(lane.scope(), lane.version(), lane.method(), lane.meaning(), Optional.of(code))));
        return keys;
    }
}
