package stockroom.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamCall;

/** Tokens are their tenant's; no login is made while a token lives, no passcode sent twice, no rejected password again. */
final class LoginRules {

    private static final long PUBLISHED = Duration.ofMillis(300).toNanos();
    private static final long LEASE = Settings.TOKENS.lease().toNanos();
    private static final double RENEWED_FROM = 0.12;

    private final Agenda agenda;
    private final Calm calm;
    private final UpstreamServer upstream;
    private final Violations violations;
    private final Map<String, Long> stepsAt = new HashMap<>();
    private final Set<String> stepsHere = new HashSet<>();
    private final Map<String, Rejections> rejections = new HashMap<>();
    private long lastDeathNanos = Long.MIN_VALUE / 2;

    private record Rejections(int count, long firstSentNanos) {

        Rejections and(Rejections more) {
            return new Rejections(count + more.count, Math.min(firstSentNanos, more.firstSentNanos));
        }
    }

    LoginRules(Agenda agenda, Calm calm, UpstreamServer upstream, Violations violations) {
        this.agenda = agenda;
        this.calm = calm;
        this.upstream = upstream;
        this.violations = violations;
    }

    void sent(UpstreamCall call, UpstreamToken token) {
        String user = call.tenant().account().username();
        String owner = upstream.owner(token.value().reveal());
        violations.unless(owner.equals(user), "a token is its tenant's own: " + user + " calls with that of " + owner);
    }

    /** @param justCame whether a token had come when the right to log in was claimed: it has to be looked for once more */
    void loggedIn(String process, RemoteAccount login, Optional<Secret> passcode, boolean justCame) {
        Account account = upstream.account(login.username());
        passcode.ifPresent(code -> unused(process, account, code.reveal()));
        for (Account.Token token : account.tokens()) {
            violations.unless(
                    !isNeedless(token, login, justCame ? 0 : PUBLISHED),
                    "one live token: " + account.user() + " logs in again");
        }
    }

    private boolean isNeedless(Account.Token token, RemoteAccount login, long published) {
        long now = agenda.nanos();
        long known = token.deliveredNanos;
        long renewing = (long) ((token.endsNanos - token.mintedNanos) * RENEWED_FROM)
                + AnswerRules.CLOCKS_APART.toNanos()
                + PUBLISHED;
        return token.password.equals(login.password().reveal())
                && !wasOneOfTwo(token)
                && calm.clocksWereRight()
                && !token.refused
                && known < now - published
                && now < token.endsNanos - renewing
                && calm.since(token.mintedNanos - PUBLISHED);
    }

    /** Who has waited long enough for another's login logs in too: then one of the tokens may stay its replica's alone. */
    private boolean wasOneOfTwo(Account.Token token) {
        return upstream.account(upstream.owner(token.value)).tokens().stream()
                .anyMatch(other -> other != token
                        && other.mintedNanos < token.deliveredNanos
                        && token.mintedNanos < other.deliveredNanos);
    }

    private void unused(String process, Account account, String passcode) {
        Optional<Long> step = upstream.step(account, passcode);
        violations.unless(
                step.isPresent() || !calm.since(agenda.nanos() - PUBLISHED),
                "a passcode of no present step: " + account.user());
        step.ifPresent(number -> {
            String name = account.user() + " " + number;
            boolean firstHere = stepsHere.add(process + " " + name);
            Long before = stepsAt.put(name, agenda.nanos());
            boolean firstOfAll = before == null || !calm.since(before - PUBLISHED);
            violations.unless(firstHere && firstOfAll, "no used passcode: step " + name);
        });
    }

    /** A process, with whatever lease it held. */
    void died() {
        lastDeathNanos = agenda.nanos();
    }

    /**
     * Told from when the first was sent, not from when it was rejected: two replicas that Redis did not keep apart log in
     * side by side, and neither can know yet what upstream will say to the other. Nor did it keep apart who waited for the
     * lease of one that died with it.
     */
    void rejected(RemoteAccount login, long sentNanos) {
        String version = login.username() + " " + login.password().reveal();
        Rejections now = rejections.merge(version, new Rejections(1, sentNanos), Rejections::and);
        int most = login.secondFactor().isPresent() ? 2 : 1;
        boolean wereKeptApart = calm.since(now.firstSentNanos() - PUBLISHED)
                && lastDeathNanos < now.firstSentNanos() - LEASE - PUBLISHED;
        violations.unless(now.count() <= most || !wereKeptApart, "no hammering: " + version + " is rejected again");
    }
}
