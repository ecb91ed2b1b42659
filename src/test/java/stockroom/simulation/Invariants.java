package stockroom.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stockroom.lookup.LookupResult;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamCall;

/** What never happens, checked at the moment that it would. */
final class Invariants implements RedisLink.Watch, UpstreamLink.Watch {

    private final Calm calm;
    private final FlightRules flights;
    private final PurgeRules purges;
    private final LoginRules logins;
    private final AnswerRules answers;
    private final Violations violations = new Violations();
    private final Trace trace;

    Invariants(Agenda agenda, UpstreamServer upstream, Trace trace) {
        this.trace = trace;
        this.calm = new Calm(agenda);
        this.flights = new FlightRules(agenda, calm, violations, trace);
        this.purges = new PurgeRules(agenda, violations);
        this.logins = new LoginRules(agenda, calm, upstream, violations);
        this.answers = new AnswerRules(agenda, upstream, purges, violations);
    }

    Violations violations() {
        return violations;
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
    public void sent(UpstreamCall call, UpstreamToken token) {
        logins.sent(call, token);
    }

    @Override
    public void loggedIn(String process, RemoteAccount account, Optional<Secret> passcode) {
        trace.say(process, () -> "logs in as " + account.username() + " " + account.version());
        logins.loggedIn(process, account, passcode);
    }

    @Override
    public void rejected(RemoteAccount account) {
        trace.say(account.username(), () -> "is rejected " + account.version());
        logins.rejected(account);
    }
}
