package stockroom.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;

/** One answer made of the answers of its products. */
sealed interface ProductAnswer {

    /** The answer can be given. */
    record Complete(LookupResult result) implements ProductAnswer {}

    /** Upstream has to be asked for the call as a whole. */
    record Indivisible(Reason reason, Sharing sharing) implements ProductAnswer {

        LookupResult with(Reply reply) {
            return new LookupResult.Fetched(reply, reason, sharing, Optional.empty());
        }
    }

    /** The answer to the codes as the caller asked for them, repeats included, from the answer to each. */
    static ProductAnswer of(List<String> codes, Map<String, LookupResult> pieces) {
        Optional<LookupResult> only =
                pieces.size() == 1 ? pieces.values().stream().findFirst() : Optional.empty();
        if (only.flatMap(ProductAnswer::reply)
                .filter(ProductLookup::isErrorOfOne)
                .isPresent()) {
            return new Complete(only.get());
        }
        boolean divisible = true;
        for (LookupResult piece : pieces.values()) {
            if (isFailure(piece)) {
                return new Complete(piece);
            }
            divisible &= isItem(piece);
        }
        return divisible
                ? new Complete(together(codes, pieces))
                : new Indivisible(reason(pieces.values()), sharing(pieces.values()));
    }

    private static boolean isFailure(LookupResult piece) {
        return piece instanceof LookupResult.Failed
                || (piece instanceof LookupResult.Fetched fetched
                        && LastResort.isInVain(fetched.reply().kind()));
    }

    private static boolean isItem(LookupResult piece) {
        boolean kept = !(piece instanceof LookupResult.Fetched fetched)
                || fetched.kept().isPresent();
        return kept
                && reply(piece)
                        .filter(reply -> !ProductLookup.isErrorOfOne(reply))
                        .isPresent();
    }

    private static Optional<Reply> reply(LookupResult piece) {
        return switch (piece) {
            case LookupResult.Hit hit -> Optional.of(hit.reply());
            case LookupResult.Stale stale -> Optional.of(stale.reply());
            case LookupResult.Fetched fetched -> Optional.of(fetched.reply());
            case LookupResult.Failed failed -> Optional.empty();
        };
    }

    private static LookupResult together(List<String> codes, Map<String, LookupResult> pieces) {
        List<byte[]> items = new ArrayList<>();
        for (String code : codes) {
            LookupResult piece = pieces.get(code);
            if (piece != null) {
                reply(piece)
                        .filter(reply -> reply.kind() == Reply.Kind.SUCCESS)
                        .ifPresent(reply -> items.add(reply.body()));
            }
        }
        Reply whole = new Reply(200, Reply.Kind.SUCCESS, "application/json", ProductReplies.putTogether(items));
        return labelled(whole, pieces.values());
    }

    /** The label of the worst piece: stale over fetched over hit, the oldest age, the slower tier. */
    private static LookupResult labelled(Reply whole, Collection<LookupResult> pieces) {
        Aging aging = pieces.stream()
                .flatMap(piece -> aging(piece).stream())
                .reduce(Aging::or)
                .orElseThrow();
        Tier tier = pieces.stream().anyMatch(ProductAnswer::isFromRedis) ? Tier.REDIS : Tier.MEMORY;
        if (pieces.stream().anyMatch(LookupResult.Stale.class::isInstance)) {
            return new LookupResult.Stale(whole, aging, tier);
        }
        if (pieces.stream().anyMatch(LookupResult.Fetched.class::isInstance)) {
            return new LookupResult.Fetched(whole, reason(pieces), sharing(pieces), Optional.of(aging));
        }
        return new LookupResult.Hit(whole, aging, tier);
    }

    private static Optional<Aging> aging(LookupResult piece) {
        return switch (piece) {
            case LookupResult.Hit hit -> Optional.of(hit.aging());
            case LookupResult.Stale stale -> Optional.of(stale.aging());
            case LookupResult.Fetched fetched -> fetched.kept();
            case LookupResult.Failed failed -> Optional.empty();
        };
    }

    private static boolean isFromRedis(LookupResult piece) {
        return switch (piece) {
            case LookupResult.Hit hit -> hit.tier() == Tier.REDIS;
            case LookupResult.Stale stale -> stale.tier() == Tier.REDIS;
            case LookupResult.Fetched fetched -> false;
            case LookupResult.Failed failed -> false;
        };
    }

    private static Reason reason(Collection<LookupResult> pieces) {
        boolean all = pieces.stream().allMatch(LookupResult.Fetched.class::isInstance);
        boolean stale = pieces.stream()
                .anyMatch(piece -> piece instanceof LookupResult.Fetched fetched && fetched.reason() == Reason.STALE);
        return !all ? Reason.PARTIAL : stale ? Reason.STALE : Reason.MISS;
    }

    private static Sharing sharing(Collection<LookupResult> pieces) {
        boolean alone = pieces.stream()
                .anyMatch(piece -> piece instanceof LookupResult.Fetched fetched && fetched.sharing() == Sharing.ALONE);
        return alone ? Sharing.ALONE : Sharing.COLLAPSED;
    }
}
