package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import stockroom.store.Leases;

/**
 * The one live token of a tenant's account: held, looked for, minted, renewed.
 *
 * <p>Before anyone logs in, the shelf is looked at, then the gate, then the lease is taken, then the shelf is looked at
 * once more, since the lease's last holder may have filled it meanwhile.
 */
final class AccountToken {

    private static final Logger LOG = Logger.getLogger(AccountToken.class);

    private static final int REFUSED_YOUNG_MAX = 3;

    private final Login who;
    private final TokenParts parts;
    private final AtomicReference<@Nullable HeldToken> held = new AtomicReference<>();
    private final Joined<TokenResult> obtaining = new Joined<>();
    private final AtomicInteger refusedYoung = new AtomicInteger();
    private volatile @Nullable UpstreamToken refused;
    private volatile boolean forgotten;

    AccountToken(Login who, TokenParts parts) {
        this.who = who;
        this.parts = parts;
    }

    boolean isFor(Login other) {
        return who.version().equals(other.version());
    }

    Uni<TokenResult> token() {
        Instant now = parts.now();
        HeldToken mine = held.get();
        if (mine == null || !mine.isLive(now)) {
            return obtaining.join(this::obtain);
        }
        if (mine.isDue(now) && !obtaining.isRunning()) {
            obtaining.join(this::obtain).subscribe().with(result -> putOff(mine, result));
        }
        return mine.granted();
    }

    /** A token that others dropped or replaced meanwhile is nobody's loss: only the one in use is. */
    void refused(UpstreamToken token) {
        HeldToken mine = held.get();
        if (mine == null || !mine.token().isSameAs(token) || !held.compareAndSet(mine, null)) {
            return;
        }
        refused = token;
        parts.metrics().dropped(who.tenant());
        LOG.warnf("Upstream no longer takes a token tenant=%s version=%s", who.tenant(), who.version());
        slowDownIfYoung(mine);
        takeFromShelf(mine);
    }

    /** Another replica has news: what is held still serves, unless the shelf has a younger one. */
    void lookAgain() {
        if (held.get() != null) {
            parts.shelf()
                    .find(who)
                    .subscribe()
                    .with(found -> found.filter(this::isBetter).ifPresent(this::adopt));
        }
    }

    void forget() {
        forgotten = true;
        HeldToken mine = held.getAndSet(null);
        if (mine != null) {
            takeFromShelf(mine);
        }
    }

    TokenStatus status() {
        Optional<HeldToken> mine = Optional.ofNullable(held.get()).filter(token -> token.isLive(parts.now()));
        return new TokenStatus(
                mine.map(token -> token.token().expires()),
                mine.map(HeldToken::renewsFrom),
                parts.gate().isKnownOpen(who.tenant()),
                parts.gate().rests(who.tenant()));
    }

    private Uni<TokenResult> obtain() {
        return fromShelfOr(this::login).onFailure().recoverWithItem(bug -> {
            LOG.errorf(bug, "Login broke off tenant=%s version=%s", who.tenant(), who.version());
            return parts.gate().failed(who, Optional.empty());
        });
    }

    private Uni<TokenResult> login() {
        Instant giveUp = parts.now().plus(parts.patience(who));
        return unless(parts.gate().denial(who), () -> leased(giveUp));
    }

    private Uni<TokenResult> leased(Instant giveUp) {
        return parts.leases().isEmpty() ? mint() : leased(parts.leases().get(), giveUp);
    }

    private Uni<TokenResult> leased(Leases leases, Instant giveUp) {
        return leases.claim(who.key("lease")).chain(claim -> switch (claim) {
            case Leases.Held lease -> fromShelfOr(this::mint).eventually(lease::release);
            case Leases.Taken taken -> awaitOther(giveUp);
            case Leases.Unshared unshared -> fromShelfOr(this::mint);
        });
    }

    private Uni<TokenResult> awaitOther(Instant giveUp) {
        if (!parts.now().isBefore(giveUp)) {
            return mint();
        }
        return parts.news()
                .await(who.tenant(), parts.settings().pollEvery())
                .chain(() -> fromShelfOr(() -> unless(parts.gate().denial(who), () -> leased(giveUp))));
    }

    private Uni<TokenResult> mint() {
        return unless(
                parts.gate().lastDenial(who),
                () -> parts.minter().mint(who).chain(minting -> switch (minting) {
                    case Minter.Minting.Fresh fresh -> fresh(fresh.token());
                    case Minter.Minting.Denied denied -> denied(denied.result());
                }));
    }

    private Uni<TokenResult> fresh(HeldToken token) {
        HeldToken before = held.get();
        parts.metrics().minted(who.tenant());
        if (before != null && before.isLive(parts.now())) {
            parts.metrics().renewed(who.tenant());
        }
        Uni<HeldToken> shelved =
                forgotten ? Uni.createFrom().item(token) : parts.shelf().put(who, token, parts.now());
        return shelved.invoke(this::adopt)
                .call(() -> parts.news().tell(who.tenant()))
                .map(put -> new TokenResult.Granted(put.token()));
    }

    private Uni<TokenResult> denied(TokenResult result) {
        if (result instanceof TokenResult.Refused) {
            parts.metrics().refused(who.tenant());
            return parts.news().tell(who.tenant()).replaceWith(result);
        }
        parts.metrics().failed(who.tenant());
        return Uni.createFrom().item(result);
    }

    /** What another replica minted, here already or on the shelf; else what is to be done without. */
    private Uni<TokenResult> fromShelfOr(Supplier<Uni<TokenResult>> otherwise) {
        return parts.shelf().find(who).chain(found -> {
            found.filter(this::isBetter).ifPresent(this::adopt);
            HeldToken mine = held.get();
            return mine != null && mine.isLive(parts.now()) && !mine.isDue(parts.now())
                    ? mine.granted()
                    : otherwise.get();
        });
    }

    private static Uni<TokenResult> unless(Uni<Optional<TokenResult>> denial, Supplier<Uni<TokenResult>> otherwise) {
        return denial.chain(denied -> denied.isPresent() ? Uni.createFrom().item(denied.get()) : otherwise.get());
    }

    private boolean isBetter(HeldToken found) {
        HeldToken mine = held.get();
        UpstreamToken bad = refused;
        return found.isLive(parts.now())
                && (bad == null || !found.token().isSameAs(bad))
                && (mine == null || found.minted().isAfter(mine.minted()));
    }

    private void adopt(HeldToken token) {
        parts.gate().forget(who.tenant());
        held.set(token.renewedFrom(parts.renewalOf(token)));
        parts.metrics().expires(who.tenant(), token.token().expires());
    }

    /** Renewing failed: the token serves on to its end, and the next try waits its turn. */
    private void putOff(HeldToken mine, TokenResult result) {
        if (result instanceof TokenResult.Granted) {
            return;
        }
        Duration wait = result instanceof TokenResult.Unavailable unavailable
                ? unavailable.retryAfter().orElse(parts.settings().logins().backoffFirst())
                : parts.settings().logins().backoffMax();
        held.compareAndSet(mine, mine.renewedFrom(parts.now().plus(wait)));
    }

    /** Tokens that are refused as soon as they are minted, again and again, would use up the hour's logins at once. */
    private void slowDownIfYoung(HeldToken mine) {
        boolean young = Duration.between(mine.minted(), parts.now())
                        .compareTo(parts.settings().lease())
                < 0;
        int inARow = young ? refusedYoung.incrementAndGet() : refusedYoung.getAndSet(0);
        if (young && inARow >= REFUSED_YOUNG_MAX) {
            parts.gate().failed(who, Optional.empty());
        }
    }

    private void takeFromShelf(HeldToken token) {
        parts.shelf().remove(who, token).subscribe().with(removed -> {});
    }
}
