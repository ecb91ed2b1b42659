package stockroom.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

final class SharedTokenSourceTest {

    private final VirtualTime time = VirtualTime.start();
    private final FakeSharedState state = new FakeSharedState(time);
    private final FakeExchange upstream = new FakeExchange(time);
    private final Tenant acme = Logins.tenant("acme", "v1");
    private final List<Replica> replicas = LongStream.range(0, 3)
            .mapToObj(seed -> new Replica(time, state, upstream, seed))
            .toList();
    private final Replica first = replicas.getFirst();
    private final Replica second = replicas.get(1);

    @Test
    void givesAHeldTokenAtOnce() {
        first.token(acme);
        int commands = state.commands();

        UniAssertSubscriber<TokenResult> asked = first.ask(acme);

        assertThat(asked.assertCompleted().getItem()).isInstanceOf(TokenResult.Granted.class);
        assertThat(state.commands()).isEqualTo(commands);
    }

    @Test
    void joinsWhoeverWaitsToOneMint() {
        List<UniAssertSubscriber<TokenResult>> asked =
                IntStream.range(0, 50).mapToObj(i -> first.ask(acme)).toList();

        Set<TokenResult> results = asked.stream().map(first::answer).collect(Collectors.toSet());

        assertThat(results).hasSize(1);
        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void aMintOutlivesTheOneWhoAskedForIt() {
        UniAssertSubscriber<TokenResult> gone = first.ask(acme);
        UniAssertSubscriber<TokenResult> stays = first.ask(acme);

        gone.cancel();

        assertThat(first.answer(stays)).isInstanceOf(TokenResult.Granted.class);
        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void replicasThatStartTogetherShareOneToken() {
        List<UniAssertSubscriber<TokenResult>> asked =
                replicas.stream().map(replica -> replica.ask(acme)).toList();

        assertThat(asked.stream().map(first::answer).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void replicasFindEachOthersTokenWhenMessagesAreLost() {
        state.silent(true);
        List<UniAssertSubscriber<TokenResult>> asked =
                replicas.stream().map(replica -> replica.ask(acme)).toList();

        assertThat(asked.stream().map(first::answer).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(upstream.logins).hasSize(1);
    }

    @Test
    void nobodyWaitsForARenewal() {
        first.token(acme);
        time.advance(Duration.ofSeconds(59));

        TokenResult during = first.ask(acme).assertCompleted().getItem();
        time.advance(Duration.ofMillis(500));
        TokenResult after = first.ask(acme).assertCompleted().getItem();

        assertThat(value(during)).isEqualTo("token-1");
        assertThat(value(after)).isEqualTo("token-2");
    }

    @Test
    void eachReplicaRenewsAtAnotherTime() {
        replicas.forEach(replica -> replica.token(acme));

        assertThat(replicas.stream().flatMap(it -> it.source.status("acme").orElseThrow().renewsFrom().stream()))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void usesATokenToItsRealEndWhileRenewingFails() {
        String live = first.value(acme);
        upstream.answers(new ExchangeResult.Failed(Optional.empty()));
        time.advance(Duration.ofMillis(58_900));
        assertThat(value(first.ask(acme).assertCompleted().getItem())).isEqualTo(live);
        time.advance(Duration.ofMillis(600));
        assertThat(value(first.ask(acme).assertCompleted().getItem())).isEqualTo(live);

        time.advance(Duration.ofMillis(400));

        assertThat(first.token(acme)).isInstanceOf(TokenResult.Unavailable.class);
        assertThat(first.source.status("acme").orElseThrow().loginRests()).isPresent();
        assertThat(upstream.logins).hasSizeBetween(2, 4);
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllReplicas() {
        UpstreamToken stale = granted(first.token(acme));
        replicas.forEach(replica -> replica.token(acme));

        replicas.forEach(replica -> replica.source.refused(acme, stale));

        assertThat(replicas.stream().map(replica -> replica.value(acme)).collect(Collectors.toSet()))
                .containsExactly("token-2");
        assertThat(upstream.logins).hasSize(2);
    }

    @Test
    void aLateRefusalDoesNotDropAYoungerToken() {
        UpstreamToken stale = granted(first.token(acme));
        second.token(acme);
        first.source.refused(acme, stale);
        first.token(acme);

        first.source.refused(acme, stale);
        second.source.refused(acme, stale);

        assertThat(first.value(acme)).isEqualTo("token-2");
        assertThat(second.value(acme)).isEqualTo("token-2");
    }

    /** What lies there has lost what its end had beyond milliseconds, and is the same token all the same. */
    @Test
    void aRefusedTokenIsNotTakenFromTheSharedStateAgain() {
        time.advance(Duration.ofNanos(123_456));
        UpstreamToken stale = granted(first.token(acme));
        state.failing(true);
        first.source.refused(acme, stale);
        state.failing(false);

        assertThat(first.value(acme)).isEqualTo("token-2");
    }

    @Test
    void aTokenOfOlderCredentialsIsNeverUsed() {
        first.token(acme);
        Tenant changed = Logins.tenant("acme", "v2");

        assertThat(first.value(changed)).isEqualTo("token-2");
        assertThat(second.value(changed)).isEqualTo("token-2");
    }

    @Test
    void aRemovedTenantsTokenIsGoneFromMemoryAndSharedState() {
        first.token(acme);

        first.source.forget("acme");

        assertThat(first.source.status("acme")).isEmpty();
        assertThat(state.keys()).noneMatch(key -> key.startsWith("token/sealed/"));
        assertThat(second.value(acme)).isEqualTo("token-2");
    }

    @Test
    void aRemovalDuringAMintLeavesNothingBehind() {
        UniAssertSubscriber<TokenResult> asked = first.ask(acme);

        first.source.forget("acme");
        first.answer(asked);

        assertThat(state.keys()).noneMatch(key -> key.startsWith("token/sealed/"));
    }

    @Test
    void mintsOnItsOwnWithoutSharedState() {
        replicas.forEach(replica -> replica.link.cut(true));

        Set<String> values =
                replicas.stream().map(replica -> replica.value(acme)).collect(Collectors.toSet());

        assertThat(values).hasSize(3);
        assertThat(first.value(acme)).isEqualTo("token-1");
    }

    @Test
    void aReplicaThatDiedWithTheLeaseHoldsUpOthersForAWhileOnly() {
        state.putIfAbsent("token/lease/acme/v1", new byte[] {9}, Duration.ofMinutes(10))
                .await()
                .indefinitely();

        assertThat(first.token(acme)).isInstanceOf(TokenResult.Granted.class);
        assertThat(Duration.between(VirtualTime.start().instant(), time.instant()))
                .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7));
    }

    @Test
    void theLeaseIsGivenBack() {
        first.token(acme);
        assertThat(state.keys()).noneMatch(key -> key.startsWith("token/lease/"));

        upstream.answers(new ExchangeResult.Failed(Optional.empty()));
        first.token(Logins.tenant("other", "v1"));
        assertThat(state.keys()).noneMatch(key -> key.startsWith("token/lease/"));
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aTamperedTokenIsIgnoredAndCounted() {
        CountedTokens counted = new CountedTokens();
        Replica third = new Replica(time, state, upstream, new Ring(1), counted, 7);
        first.token(acme);
        state.tamper("token/sealed/acme/v1", SharedTokenSourceTest::flipped);

        assertThat(third.value(acme)).isEqualTo("token-2");
        assertThat(counted.unreadable).isPositive();
    }

    @Test
    void anotherTenantsTokenInOnesPlaceIsIgnored() {
        first.token(acme);
        first.token(Logins.tenant("other", "v1"));
        byte[] others =
                state.get("token/sealed/other/v1").await().indefinitely().orElseThrow();
        state.tamper("token/sealed/acme/v1", mine -> others);

        assertThat(second.value(acme)).isEqualTo("token-3");
    }

    @Test
    void keysAreRotatedWithoutALogin() {
        first.token(acme);

        Replica rotated = new Replica(time, state, upstream, new Ring(2, 1), new CountedTokens(), 7);

        assertThat(rotated.value(acme)).isEqualTo("token-1");
    }

    @Test
    void nothingSecretLiesInTheSharedState() {
        first.token(acme);

        Stream<String> values = state.values().stream().map(String::new);

        assertThat(values).isNotEmpty().noneMatch(value -> value.contains("token-1") || value.contains("pass-of"));
    }

    @Test
    void aLoginThatHangsIsGivenUpInTime() {
        upstream.takes(Duration.ofHours(1));

        TokenResult result = first.token(acme);

        assertThat(result).isInstanceOf(TokenResult.Unavailable.class);
        assertThat(Duration.between(upstream.logins.getFirst(), time.instant())).isLessThan(Duration.ofMillis(5100));
    }

    @Test
    void tellsHowItStandsWithoutTheToken() {
        first.token(acme);

        TokenStatus status = first.source.status("acme").orElseThrow();

        assertThat(status.expires()).hasValueSatisfying(end -> assertThat(end).isAfter(time.instant()));
        assertThat(status.renewsFrom().orElseThrow()).isBefore(status.expires().orElseThrow());
        assertThat(status.toString()).doesNotContain("token-1");
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }

    private static UpstreamToken granted(TokenResult result) {
        return ((TokenResult.Granted) result).token();
    }

    private static String value(TokenResult result) {
        return granted(result).value().reveal();
    }
}
