package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.testing.VirtualTime;

/** An upstream that logs in whoever comes, after a while, until a test makes it refuse or fail. */
final class FakeExchange implements TokenExchange {

    final List<Instant> logins = new ArrayList<>();
    final List<String> passcodes = new ArrayList<>();
    private final VirtualTime time;
    private Duration life = Duration.ofSeconds(60);
    private ChronoUnit endsIn = ChronoUnit.NANOS;
    private Duration takes = Duration.ofMillis(200);
    private Function<UpstreamToken, ExchangeResult> answer = ExchangeResult.Minted::new;

    FakeExchange(VirtualTime time) {
        this.time = time;
    }

    void tokensLive(Duration duration) {
        life = duration;
    }

    /** As upstream tells them: cut off to the second. */
    void tellsEndsInWholeSeconds() {
        endsIn = ChronoUnit.SECONDS;
    }

    void takes(Duration duration) {
        takes = duration;
    }

    void mints() {
        answer = ExchangeResult.Minted::new;
    }

    void answers(ExchangeResult result) {
        answer = token -> result;
    }

    @Override
    public Uni<ExchangeResult> login(RemoteAccount account, Optional<Secret> passcode) {
        logins.add(time.instant());
        passcode.map(Secret::reveal).ifPresent(passcodes::add);
        Secret value = Secret.of("token-" + logins.size());
        return Uni.createFrom()
                .item(() -> answer.apply(new UpstreamToken(value, end())))
                .onItem()
                .delayIt()
                .onExecutor(time)
                .by(takes);
    }

    private Instant end() {
        return time.instant().plus(life).truncatedTo(endsIn);
    }
}
