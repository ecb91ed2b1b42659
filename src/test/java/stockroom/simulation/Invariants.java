package stockroom.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import stockroom.lookup.LookupResult;
import stockroom.store.EntryKey;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.Urgency;

/** What never happens, checked at the moment that it would. */
final class Invariants implements RedisLink.Watch, UpstreamLink.Watch {

    private static final long LATELY = Duration.ofSeconds(5).toNanos();

    private final Agenda agenda;
    private final UpstreamServer upstream;
    private final Calm calm;
    private final FlightRules flights;
    private final PurgeRules purges;
    private final LoginRules logins;
    private final AnswerRules answers;
    private final LeaseRules leases;
    private final PauseRules pauses;
    private final Violations violations = new Violations();
    private final Trace trace;

    Invariants(Agenda agenda, UpstreamServer upstream, Trace trace) {
        this.agenda = agenda;
        this.upstream = upstream;
        this.trace = trace;
        this.calm = new Calm(agenda);
        this.leases = new LeaseRules(agenda, calm, violations);
        this.pauses = new PauseRules(agenda, calm, violations);
        this.purges = new PurgeRules(agenda, violations);
        this.flights = new FlightRules(agenda, calm, violations, trace);
        this.logins = new LoginRules(agenda, calm, upstream, violations);
        this.answers = new AnswerRules(agenda, calm, new AnswerRules.Truth(upstream, purges), violations);
    }

    Violations violations() {
        return violations;
    }

    /**
     * A call sets out for upstream. A batch is as urgent as its most urgent product, and what a slow upstream has told
     * may be due for renewal when it comes: it rides along rightly, if one product of the batch was missing.
     */
    FlightRules.Flight setOut(Replica replica, UpstreamCall call) {
        Set<EntryKey> keys = FlightRules.keys(call);
        boolean needless = call.urgency() == Urgency.MISS
                && !keys.isEmpty()
                && keys.stream().allMatch(key -> hasJustCome(replica, key));
        violations.unless(
                !needless,
                "nothing is fetched that has just come: " + replica.name() + " "
                        + keys.stream().map(EntryKey::text).toList());
        return flights.setOut(replica, call);
    }

    private boolean hasJustCome(Replica replica, EntryKey key) {
        return leases.isNeedless(replica.name(), "e1:" + key.digest())
                && !purges.isPurgedLately(key)
                && !wasAbsentLately(key);
    }

    /** An absence may be over when a slow upstream has told it. */
    private boolean wasAbsentLately(EntryKey key) {
        long lately = agenda.nanos() - LATELY;
        return key.product()
                .filter(code -> upstream.absences().wasAbsentSince(key.scope().toString(), code, lately))
                .isPresent();
    }

    /** A process ended in the middle of what it did. */
    void died(Replica replica) {
        flights.died(replica);
        logins.died();
        disturbed();
    }

    FlightRules flights() {
        return flights;
    }

    PurgeRules purges() {
        return purges;
    }

    void answered(AnswerRules.Asked asked, LookupResult result) {
        answers.answered(asked, result);
    }

    /** A machine's clock shows a wrong time from now on, or the right one again. */
    void clockAstray(boolean on) {
        calm.clockAstray(on);
    }

    /** Redis has done long after its time what nobody waited for any more. */
    void doneLate() {
        calm.doneLate();
    }

    /** Something came between replicas that no replica is to blame for. */
    void disturbed() {
        calm.disturb();
    }

    @Override
    public void failed(Machine machine) {
        trace.say(machine.name(), () -> "gets no answer from Redis");
        calm.disturb();
        purges.failedAt(machine);
    }

    @Override
    public void crossed(Machine machine) {
        trace.say(machine.name(), () -> "gets the answer to another command");
        calm.disturb();
    }

    @Override
    public void written(String key, byte[] value) {
        violations.unless(
                !new String(value, StandardCharsets.ISO_8859_1).contains("\"quote\""),
                "a price is never stored: " + key);
    }

    @Override
    public void claimed(String process, String key, byte[] mark, long cameNanos) {
        leases.claimed(process, key, mark, cameNanos);
    }

    @Override
    public void ended(String process, byte[] mark) {
        leases.ended(process, mark);
    }

    @Override
    public void sent(String process, UpstreamCall call, UpstreamToken token) {
        logins.sent(call, token);
        pauses.sent(process, call.tenant());
    }

    @Override
    public void sentAway(String process, Tenant tenant, Duration pause) {
        trace.say(process, () -> tenant.name() + " is sent away for " + pause);
        pauses.begun(process, tenant, pause);
    }

    @Override
    public void loggedIn(String process, RemoteAccount account, Optional<Secret> passcode) {
        trace.say(process, () -> "logs in as " + account.username() + " " + account.version());
        logins.loggedIn(process, account, passcode, leases.justCame(process, account.version()));
    }

    @Override
    public void rejected(RemoteAccount account, long sentNanos) {
        trace.say(account.username(), () -> "is rejected " + account.version());
        logins.rejected(account, sentNanos);
    }
}
