package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token in use: when it was minted, from when it is renewed, and the shared bytes that it stands in, if it does. */
final class HeldToken {

    private final UpstreamToken token;
    private final Instant minted;
    private final Instant renewsFrom;
    private final Optional<byte[]> sealed;
    private final Uni<TokenResult> granted;

    private HeldToken(UpstreamToken token, Instant minted, Instant renewsFrom, Optional<byte[]> sealed) {
        this.token = token;
        this.minted = minted;
        this.renewsFrom = renewsFrom;
        this.sealed = sealed;
        this.granted = Uni.createFrom().item(new TokenResult.Granted(token));
    }

    static HeldToken of(UpstreamToken token, Instant minted) {
        return new HeldToken(token, minted, token.expires(), Optional.empty());
    }

    HeldToken sealedAs(byte[] bytes) {
        return new HeldToken(token, minted, renewsFrom, Optional.of(bytes));
    }

    HeldToken renewedFrom(Instant instant) {
        return new HeldToken(token, minted, instant, sealed);
    }

    UpstreamToken token() {
        return token;
    }

    Instant minted() {
        return minted;
    }

    Instant renewsFrom() {
        return renewsFrom;
    }

    Optional<byte[]> sealed() {
        return sealed;
    }

    /** The answer to whoever asks for it; made once, since it is given with every miss. */
    Uni<TokenResult> granted() {
        return granted;
    }

    Duration life() {
        return Duration.between(minted, token.expires());
    }

    boolean isLive(Instant now) {
        return now.isBefore(token.expires());
    }

    boolean isDue(Instant now) {
        return !now.isBefore(renewsFrom);
    }

    @Override
    public String toString() {
        return "HeldToken[until " + token.expires() + "]";
    }
}
