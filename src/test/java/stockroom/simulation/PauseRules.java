package stockroom.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import stockroom.tenant.Tenant;

/** A tenant that upstream has sent away does not ask until its pause is over: here at once, elsewhere once it is told. */
final class PauseRules {

    /** A call that looked for a pause before this one was told goes out inside its own deadline. */
    private static final long TOLD =
            Settings.UPSTREAM.timeout().plus(AnswerRules.CLOCKS_APART).toNanos();

    private final Agenda agenda;
    private final Calm calm;
    private final Violations violations;
    private final Map<String, Pause> pauses = new HashMap<>();

    private record Pause(long begunNanos, long endNanos) {}

    PauseRules(Agenda agenda, Calm calm, Violations violations) {
        this.agenda = agenda;
        this.calm = calm;
        this.violations = violations;
    }

    void begun(String process, Tenant tenant, Duration pause) {
        Pause begun = new Pause(agenda.nanos(), agenda.nanos() + pause.toNanos());
        pauses.put(process + " " + account(tenant), begun);
        pauses.merge(account(tenant), begun, (before, now) -> before.endNanos() >= now.endNanos() ? before : now);
    }

    void sent(String process, Tenant tenant) {
        long now = agenda.nanos();
        Pause here = pauses.get(process + " " + account(tenant));
        Pause anywhere = pauses.get(account(tenant));
        boolean knows = here != null && now < here.endNanos();
        boolean told = anywhere != null
                && now > anywhere.begunNanos() + TOLD
                && now < anywhere.endNanos() - AnswerRules.CLOCKS_APART.toNanos()
                && calm.since(anywhere.begunNanos());
        violations.unless(!knows && !told, "who is sent away waits: " + process + " asks for " + tenant.name());
    }

    private static String account(Tenant tenant) {
        return tenant.name() + " " + tenant.account().version();
    }
}
