package stockroom.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.lookup.Aging;
import stockroom.lookup.Lifetimes;
import stockroom.lookup.LookupResult;
import stockroom.tenant.Tenant;

/**
 * What holds of every answer. Each reply names the upstream calls that it is made of, so that the truth about it is
 * known: whose it is, what was asked, when it was read.
 */
final class AnswerRules {

    /** How far the clocks of replicas lie apart here; ages are told that much wrong. */
    static final Duration CLOCKS_APART = Duration.ofSeconds(1);

    private static final Pattern PART = Pattern.compile("(?:\"product\":\"([^\"]*)\",)?\"call\":(\\d+)");

    private final Agenda agenda;
    private final Calm calm;
    private final UpstreamServer upstream;
    private final PurgeRules purges;
    private final Violations violations;

    AnswerRules(Agenda agenda, Calm calm, Truth truth, Violations violations) {
        this.agenda = agenda;
        this.calm = calm;
        this.upstream = truth.upstream();
        this.purges = truth.purges();
        this.violations = violations;
    }

    /** What upstream has said, and what was purged of it. */
    record Truth(UpstreamServer upstream, PurgeRules purges) {}

    /** A call of a tenant's, at a replica. */
    record Asked(Replica replica, Tenant tenant, Call call, long begunNanos) {}

    /** One upstream call that an answer shows, and the product that it shows of it. */
    private record Part(Optional<String> product, Fetch fetch) {}

    void answered(Asked asked, LookupResult result) {
        switch (result) {
            case LookupResult.Hit hit -> kept(asked, hit.reply(), hit.aging(), false);
            case LookupResult.Stale stale -> kept(asked, stale.reply(), stale.aging(), true);
            case LookupResult.Fetched fetched -> {
                List<Part> parts = parts(asked, fetched.reply());
                parts.forEach(part -> fetched(asked, fetched, part.fetch()));
                absences(asked, fetched.reply(), parts);
            }
            case LookupResult.Failed failed -> {}
        }
    }

    private void kept(Asked asked, Reply reply, Aging aging, boolean onError) {
        List<Part> parts = parts(asked, reply);
        Duration limit = limit(asked.call(), reply, aging.left().isPositive(), onError);
        for (Part part : parts) {
            Duration age = age(part.fetch());
            violations.unless(
                    age.compareTo(limit.plus(CLOCKS_APART)) <= 0 || !calm.agesAreKnown(),
                    "none older than its limit: call " + part.fetch().number + " is " + age + " old, not " + limit);
            violations.unless(
                    aging.age().plus(CLOCKS_APART).compareTo(age) >= 0
                            || !calm.agesAreKnown()
                            || asked.call().method().equals(Methods.STARTING_PRICE),
                    "an age that is told is true: " + aging.age() + " for " + age);
        }
        violations.unless(
                !asked.call().method().equals(Methods.PRICE),
                "a price is never kept: " + asked.call().path());
        absences(asked, reply, parts);
    }

    private static Duration limit(Call call, Reply reply, boolean fresh, boolean onError) {
        Lifetimes lifetimes = lifetimes(call);
        if (reply.kind() == Reply.Kind.NOT_FOUND) {
            return stretched(Settings.NOT_FOUND);
        }
        if (onError) {
            return lifetimes.fresh().plus(lifetimes.staleOnError());
        }
        return fresh ? stretched(lifetimes.fresh()) : lifetimes.fresh().plus(lifetimes.staleWhileRefreshing());
    }

    private void fetched(Asked asked, LookupResult.Fetched fetched, Fetch fetch) {
        boolean success = fetched.reply().kind() == Reply.Kind.SUCCESS;
        if (asked.call().method().equals(Methods.PRICE)) {
            violations.unless(fetch.shown == 1, "a price is shown once: call " + fetch.number);
            violations.unless(fetched.kept().isEmpty(), "a price is never kept: call " + fetch.number);
        }
        boolean overlaps = fetch.deliveredNanos >= asked.begunNanos();
        boolean partial = fetch.isByProduct()
                && age(fetch)
                                .compareTo(lifetimes(asked.call())
                                        .fresh()
                                        .plus(lifetimes(asked.call()).staleOnError())
                                        .plus(CLOCKS_APART))
                        <= 0;
        violations.unless(
                !success || overlaps || partial, "what is fetched is fetched for its callers: call " + fetch.number);
    }

    /** The upstream calls that a reply shows: each has to be this tenant's, an answer to this question, and not purged. */
    private List<Part> parts(Asked asked, Reply reply) {
        List<Part> parts = new ArrayList<>();
        Matcher found = PART.matcher(new String(reply.body(), StandardCharsets.UTF_8));
        while (found.find()) {
            Optional<String> product = Optional.ofNullable(found.group(1));
            upstream.fetch(Integer.parseInt(found.group(2))).ifPresent(fetch -> {
                fetch.shown++;
                parts.add(new Part(product, fetch));
                belongs(asked, reply, fetch);
                if (isKept(reply.kind())) {
                    purges.check(asked, product, fetch);
                }
            });
        }
        return parts;
    }

    /** A failure is shared with those who wait for it, for a moment, and never kept: there is nothing of it to purge. */
    private static boolean isKept(Reply.Kind kind) {
        return switch (kind) {
            case SUCCESS, NOT_FOUND -> true;
            case REFUSED, FAULT, RATE_LIMITED -> false;
        };
    }

    private void belongs(Asked asked, Reply reply, Fetch fetch) {
        String realm = upstream.account(asked.tenant().account().username()).realm();
        violations.unless(
                fetch.realm.equals(realm),
                "no answer crosses a scope: " + asked.tenant().name() + " sees " + fetch.realm);
        violations.unless(
                reply.kind() != Reply.Kind.REFUSED
                        || fetch.user.equals(asked.tenant().account().username()),
                "a refusal is one tenant's own: " + asked.tenant().name() + " sees that of " + fetch.user);
        violations.unless(fetch.answers(asked.call()), "an answer to another question: " + fetch.call.path());
    }

    /** The items of a list of prices: in the order asked, each product's own; one that is missing was absent. */
    private void absences(Asked asked, Reply reply, List<Part> parts) {
        if (!asked.call().method().equals(Methods.STARTING_PRICE) || reply.kind() != Reply.Kind.SUCCESS) {
            return;
        }
        String realm = upstream.account(asked.tenant().account().username()).realm();
        long since = agenda.nanos()
                - stretched(Settings.NOT_FOUND).plus(CLOCKS_APART).toNanos();
        long from = Math.min(since, asked.begunNanos());
        int next = 0;
        for (String code : asked.call().params().asked(Methods.CODE)) {
            if (next < parts.size() && parts.get(next).product().equals(Optional.of(code))) {
                next++;
            } else {
                violations.unless(
                        upstream.absences().wasAbsentSince(realm, code, from),
                        "a product is left out that was there: " + code);
            }
        }
        violations.unless(
                next == parts.size(),
                "products in the order asked: " + asked.call().params().asked(Methods.CODE));
    }

    private Duration age(Fetch fetch) {
        return Duration.ofNanos(agenda.nanos() - fetch.readNanos);
    }

    private static Lifetimes lifetimes(Call call) {
        return Settings.LIFETIMES.getOrDefault(
                call.method(), new Lifetimes(Duration.ofNanos(1), Duration.ZERO, Duration.ZERO));
    }

    /** Jitter makes lifetimes longer by a tenth at most. */
    private static Duration stretched(Duration fresh) {
        return fresh.plus(fresh.dividedBy(10));
    }
}
