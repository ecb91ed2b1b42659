package stockroom.wiring;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import stockroom.store.Notice;
import stockroom.store.NoticeBoard;
import stockroom.store.RedisTier;
import stockroom.tenant.caller.RevocationSpread;
import stockroom.tenant.caller.Revocations;

/** Carries revocations of gateway tokens from replica to replica, as notices that name a token by its digest. */
final class SharedRevocations implements RevocationSpread, NoticeBoard.Reader {

    private static final String BOARD = "revoked";

    /** One more than a replica keeps: who reads a full board knows that there may have been others. */
    private static final int PINNED_MAX = Revocations.MAX_DEFAULT + 1;

    private final Revocations revocations;
    private final Optional<NoticeBoard> board;

    SharedRevocations(InstantSource clock, Optional<RedisTier> redis) {
        this.revocations = new Revocations(clock, this);
        this.board = redis.map(tier -> tier.noticeBoard(BOARD, PINNED_MAX, this));
    }

    Revocations revocations() {
        return revocations;
    }

    /** Ends when what other replicas have revoked before is known here, or can not be for now. Never fails. */
    Uni<Void> catchUp() {
        return board.map(NoticeBoard::catchUp).orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    public void spread(String digest, Instant until) {
        board.ifPresent(shared -> shared.post(new Notice(digest, until)));
    }

    @Override
    public void learn(Notice notice) {
        revocations.revoked(notice.text(), notice.until());
    }

    @Override
    public Collection<Notice> known() {
        return revocations.live().entrySet().stream()
                .map(revoked -> new Notice(revoked.getKey(), revoked.getValue()))
                .toList();
    }
}
