package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.tenant.Tenant;
import stockroom.token.TokenResult;
import stockroom.token.TokenSource;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamResult.Failed;

final class AuthorizingUpstreamTest {

    private static final UpstreamResult GOOD = Samples.reply(200, "{}");
    private static final UpstreamResult UNAUTHORIZED = Samples.reply(401, "Authorization required");

    private final FakeTokens tokens = new FakeTokens();
    private final FakeUpstream upstream = new FakeUpstream();
    private final TimedUpstream authorizing = new AuthorizingUpstream(tokens, upstream);

    @Test
    void sendsTheTenantsToken() {
        upstream.then(GOOD);

        assertThat(send()).isSameAs(GOOD);
        assertThat(upstream.tokens).containsExactly("token-1");
        assertThat(tokens.refused).isEmpty();
    }

    @Test
    void aRefusedTokenIsReplacedAndTheCallReplayedOnce() {
        upstream.then(UNAUTHORIZED).then(GOOD);

        assertThat(send()).isSameAs(GOOD);
        assertThat(upstream.tokens).containsExactly("token-1", "token-2");
        assertThat(tokens.refused).containsExactly("token-1");
    }

    @Test
    void aSecondRefusalEndsTheCallAndNeverShowsA401() {
        upstream.then(UNAUTHORIZED);

        assertThat(send()).isEqualTo(Failed.of(FailureCause.LOGIN_UNAVAILABLE));
        assertThat(upstream.tokens).containsExactly("token-1", "token-2");
    }

    @Test
    void credentialsRefusedAfterA401AreTold() {
        upstream.then(UNAUTHORIZED);
        tokens.afterRefusal = Optional.of(new TokenResult.Refused());

        assertThat(send()).isEqualTo(Failed.of(FailureCause.LOGIN_REFUSED));
    }

    @Test
    void withoutATokenUpstreamIsNotAsked() {
        tokens.first = Optional.of(new TokenResult.Unavailable(Optional.of(Duration.ofSeconds(3))));
        assertThat(send()).isEqualTo(new Failed(FailureCause.LOGIN_UNAVAILABLE, Optional.of(Duration.ofSeconds(3))));

        tokens.first = Optional.of(new TokenResult.Refused());
        assertThat(send()).isEqualTo(Failed.of(FailureCause.LOGIN_REFUSED));
        assertThat(upstream.tokens).isEmpty();
    }

    private UpstreamResult send() {
        return authorizing.send(Samples.call(), Samples.deadline()).await().indefinitely();
    }

    private static final class FakeTokens implements TokenSource {

        private final List<String> refused = new ArrayList<>();
        private Optional<TokenResult> first = Optional.empty();
        private Optional<TokenResult> afterRefusal = Optional.empty();

        @Override
        public Uni<TokenResult> token(Tenant tenant) {
            TokenResult minted = new TokenResult.Granted(Samples.token("token-" + (refused.size() + 1)));
            return Uni.createFrom().item((refused.isEmpty() ? first : afterRefusal).orElse(minted));
        }

        @Override
        public void refused(Tenant tenant, UpstreamToken token) {
            refused.add(token.value().reveal());
        }
    }
}
