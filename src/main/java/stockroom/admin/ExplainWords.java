package stockroom.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.lookup.Explanation;
import stockroom.lookup.Explanation.Decision;
import stockroom.lookup.Explanation.Next;
import stockroom.lookup.Explanation.Piece;

/**
 * What the next call gets, in words. What keeps upstream from being asked is named in the order in which a call meets it.
 *
 * @param paused until upstream is asked again for this tenant, whose calls were too many
 * @param loginRefused whether upstream refuses the tenant's credentials
 * @param loginRests until a login is tried again, where one failed for a passing reason and there is no token
 * @param upstreamLeftAlone whether upstream is not asked at the moment, for it has been failing
 */
record ExplainWords(
        Optional<Duration> paused, boolean loginRefused, Optional<Duration> loginRests, boolean upstreamLeftAlone) {

    String decision(Explanation explanation) {
        return switch (explanation.treatment()) {
            case LIVE ->
                "asks upstream: the answer holds for the moment alone and is never kept" + trouble(Next.FETCHED);
            case FORWARDED -> "asks upstream: no lifetimes are set for this method" + trouble(Next.FETCHED);
            case AS_ASKED -> "asks upstream: the call does not name its products" + trouble(Next.FETCHED);
            case BY_REPLY -> one(explanation.pieces().getFirst());
            case BY_PRODUCT -> together(explanation.pieces());
        };
    }

    private String one(Piece piece) {
        return next(piece.decision()) + trouble(piece.decision().next());
    }

    private String together(List<Piece> pieces) {
        if (pieces.size() == 1) {
            return one(pieces.getFirst());
        }
        long kept = pieces.stream()
                .filter(piece -> piece.decision().from().isPresent())
                .count();
        long asked = pieces.size() - kept;
        String trouble = pieces.stream()
                .map(piece -> trouble(piece.decision().next()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return "put together from %d products: %d kept, %d asked of upstream".formatted(pieces.size(), kept, asked)
                + trouble;
    }

    /** What upstream's or the login's condition makes of asking. */
    private String trouble(Next next) {
        return switch (next) {
            case FRESH, STALE_WHILE_REFRESHING, STALE_WHILE_RESTING -> "";
            case JOINED, FETCHED, FETCHED_ELSE_STALE -> asking(next == Next.FETCHED_ELSE_STALE);
        };
    }

    private String asking(boolean orStale) {
        if (paused.isPresent()) {
            return "; upstream limits the rate of this tenant's calls and is not asked for another "
                    + seconds(paused.get()) + so(orStale, 503);
        }
        if (loginRefused) {
            return "; upstream refuses this tenant's login" + so(false, 502);
        }
        if (loginRests.isPresent()) {
            return "; this tenant's login failed and is not tried for another " + seconds(loginRests.get())
                    + so(orStale, 503);
        }
        return upstreamLeftAlone ? "; upstream has been failing and is left alone for a moment" + so(orStale, 503) : "";
    }

    private static String so(boolean orStale, int status) {
        return orStale ? ", so what is kept is served" : ", so the call fails with " + status;
    }

    /** Rounded up, as in {@code Retry-After}. */
    static long secondsOf(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    private static String seconds(Duration duration) {
        return secondsOf(duration) + "s";
    }

    static String next(Decision decision) {
        String tier = decision.from().map(ExplainPage::name).orElse("upstream");
        return switch (decision.next()) {
            case FRESH -> "fresh from " + tier;
            case STALE_WHILE_REFRESHING -> "stale from " + tier + ", renewed in the background";
            case STALE_WHILE_RESTING -> "stale from " + tier + ": upstream failed a moment ago";
            case JOINED -> "what a fetch brings that is under way";
            case FETCHED_ELSE_STALE -> "upstream's answer, or the stale one where that fails";
            case FETCHED -> "upstream's answer";
        };
    }
}
