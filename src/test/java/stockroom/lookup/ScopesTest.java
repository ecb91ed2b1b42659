package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Call;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;
import stockroom.store.PurgeSelector;
import stockroom.tenant.Tenant;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/** Whose answers are shown to whom. */
final class ScopesTest {

    private static final Tenant ONE = Asks.tenant("one", Scope.ofCatalog("retail"));
    private static final Tenant TWO = Asks.tenant("two", Scope.ofCatalog("retail"));

    private final World world = new World();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    /** Each answer says whose it is and to which call, so that one that crosses shows. */
    private static UpstreamResult named(UpstreamCall call) {
        String mark = call.tenant().scope() + " " + call.call().version() + " "
                + call.call().params().without("code").json();
        String quoted = mark.replace("\\", "\\\\").replace("\"", "\\\"");
        return call.call().method().equals(Methods.STARTING_PRICE)
                ? FakeUpstream.items(call, quoted)
                : FakeUpstream.success("{\"mark\":\"" + quoted + "\",\"of\":\""
                        + call.call().params().text("code").orElse("") + "\"}");
    }

    @Test
    void noAnswerCrossesFromOneScopeOrCallToAnother() {
        world.upstream.answers(ScopesTest::named);
        world.upstream.takes(Duration.ofMillis(3));
        Random random = new Random(7);
        List<World.Replica> replicas = List.of(world.replica(), world.replica(), world.replica());
        List<Runnable> checks = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            Tenant tenant = tenant(random);
            Call call = call(random);
            CompletableFuture<LookupResult> answer =
                    replicas.get(random.nextInt(3)).begin(tenant, call);
            checks.add(() -> assertThat(Answers.body(Answers.of(answer)))
                    .isEqualTo(Answers.body(new Fetched(
                            ((UpstreamResult.Answered) named(asWhole(tenant, call))).reply(),
                            LookupResult.Reason.MISS,
                            LookupResult.Sharing.ALONE,
                            Optional.empty()))));
            world.time.advance(Duration.ofMillis(random.nextInt(3)));
        }

        assertThat(world.comesToRest()).isTrue();
        checks.forEach(Runnable::run);
        assertThat(world.upstream.asked()).isLessThan(3_000);
    }

    private static UpstreamCall asWhole(Tenant tenant, Call call) {
        Call whole = call.method().equals(Methods.STARTING_PRICE)
                ? new Call(
                        call.version(),
                        call.method(),
                        call.params().with("code", call.params().asked("code")))
                : call;
        return new UpstreamCall(tenant, whole, Urgency.MISS);
    }

    /** A tenant and a catalogue may have the same name. */
    private static Tenant tenant(Random random) {
        String name = List.of("a", "b", "a:b", "tenant:a").get(random.nextInt(4));
        return random.nextBoolean()
                ? Asks.tenant(name, Scope.ofTenant(name))
                : Asks.tenant(name, Scope.ofCatalog(List.of("a", "b", "ab").get(random.nextInt(3))));
    }

    private static Call call(Random random) {
        List<String> codes = List.of("A", "B", "AB", "A,B", "\"", "}");
        var params = Asks.object();
        if (random.nextInt(3) == 0) {
            params.put("alsowith", codes.get(random.nextInt(6)));
        }
        if (random.nextInt(3) == 0) {
            params.put("extra", random.nextInt(2));
        }
        boolean details = random.nextBoolean();
        if (details) {
            params.put("code", codes.get(random.nextInt(3)));
        } else {
            var array = params.putArray("code");
            for (int i = random.nextInt(4); i >= 0; i--) {
                array.add(codes.get(random.nextInt(3)));
            }
        }
        Call call = Asks.call(details ? Methods.DETAILS : Methods.STARTING_PRICE, params);
        return random.nextInt(4) == 0 ? new Call(Version.BLEED, call.method(), call.params()) : call;
    }

    @Test
    void tenantsOfOneCatalogueShareWhatIsKept() {
        World.Replica replica = world.replica();
        replica.answer(ONE, Asks.VPS);

        assertThat(replica.answer(TWO, Asks.VPS)).isInstanceOf(Hit.class);
    }

    @Test
    void anotherUpstreamUserHasNothingOfTheOldOne() {
        Tenant before = Asks.tenant("acme", Scope.ofTenant("acme", "old"));
        Tenant after = Asks.tenant("acme", Scope.ofTenant("acme", "new"));
        World.Replica replica = world.replica();
        replica.answer(before, Asks.VPS);

        assertThat(replica.answer(after, Asks.VPS)).isInstanceOf(Fetched.class);
        assertThat(world.replica().answer(after, Asks.VPS)).isInstanceOf(Hit.class);
        assertThat(replica.answer(before, Asks.VPS)).isInstanceOf(Hit.class);
    }

    @Test
    void aPurgeByTenantFindsWhatItSawAsAnyUpstreamUser() {
        Tenant before = Asks.tenant("acme", Scope.ofTenant("acme", "old"));
        Tenant after = Asks.tenant("acme", Scope.ofTenant("acme", "new"));
        World.Replica replica = world.replica();
        replica.answer(before, Asks.VPS);
        replica.answer(after, Asks.VPS);

        replica.purges
                .purge(new PurgeSelector(Optional.of(after.scope()), Optional.empty(), Optional.empty()))
                .await()
                .indefinitely();

        assertThat(replica.answer(before, Asks.VPS)).isInstanceOf(Fetched.class);
        assertThat(replica.answer(after, Asks.VPS)).isInstanceOf(Fetched.class);
    }

    @Test
    void aRefusedLoginOfOneTenantFailsNoOtherOfItsCatalogue() {
        loginOfOneIsRefused();
        World.Replica replica = world.replica();

        List<CompletableFuture<LookupResult>> one = replica.begin(10, ONE, Asks.VPS);
        List<CompletableFuture<LookupResult>> two = replica.begin(10, TWO, Asks.VPS);
        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.of(one)).allMatch(LookupResult.Failed.class::isInstance);
        assertThat(Answers.of(two)).allMatch(Fetched.class::isInstance);
        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void norOnAnotherReplica() {
        loginOfOneIsRefused();
        CompletableFuture<LookupResult> one = world.replica().begin(ONE, Asks.VPS);
        CompletableFuture<LookupResult> two = world.replica().begin(TWO, Asks.VPS);

        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.of(one)).isInstanceOf(LookupResult.Failed.class);
        assertThat(Answers.of(two)).isInstanceOf(Fetched.class);
    }

    @Test
    void whatUpstreamSaysOfOneAccountIsNotToldToAnother() {
        world.upstream.takes(Duration.ofMillis(100));
        world.upstream.answers(
                call -> FakeUpstream.refused("account " + call.tenant().name()));
        World.Replica replica = world.replica();

        CompletableFuture<LookupResult> one = replica.begin(ONE, Asks.VPS);
        CompletableFuture<LookupResult> two = replica.begin(TWO, Asks.VPS);
        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.body(Answers.of(one))).contains("account one");
        assertThat(Answers.body(Answers.of(two))).contains("account two");
    }

    private void loginOfOneIsRefused() {
        world.upstream.takes(Duration.ofMillis(100));
        world.upstream.answers(call -> call.tenant().equals(ONE)
                ? UpstreamResult.Failed.of(FailureCause.LOGIN_REFUSED)
                : FakeUpstream.success("{}"));
    }
}
