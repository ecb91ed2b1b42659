package stockroom.vitals;

import static stockroom.vitals.MetricNames.Kind.COUNTER;
import static stockroom.vitals.MetricNames.Kind.GAUGE;
import static stockroom.vitals.MetricNames.Kind.SUMMARY;
import static stockroom.vitals.MetricNames.Kind.TIMER;

import java.util.Optional;

/**
 * Every meter of the gateway's own, with what operators read about it.
 *
 * <p>Names are Micrometer's: Prometheus puts underscores for the dots and adds the unit, and {@code _total} to what only
 * grows. A timer counts, too: its {@code _count} is the number of what it timed.
 */
enum MetricNames {
    REQUESTS(COUNTER, "stockroom.requests", "Requests on the business port, by the HTTP status of their answer"),
    CALLS(COUNTER, "stockroom.calls", "Calls answered, by method, answer, and the tier that it came from"),
    CALLS_UNANSWERED(COUNTER, "stockroom.calls.unanswered", "Calls with nothing to answer, by method and cause"),
    CALL_DURATION(TIMER, "stockroom.call.duration", "From a call's being understood to its answer, by answer"),
    PRODUCTS(COUNTER, "stockroom.products", "Products answered one by one for calls that name several"),
    ANSWER_AGE(TIMER, "stockroom.answer.age", "Age of kept answers when they were served, by method and tier"),

    TENANT_CALL_DURATION(
            SUMMARY, "stockroom.tenant.call.duration", "From a call's being understood to its answer, by tenant"),
    TENANT_ANSWER_AGE(SUMMARY, "stockroom.tenant.answer.age", "Age of kept answers when they were served, by tenant"),

    CALLS_SAVED(COUNTER, "stockroom.upstream.calls.saved", "Calls that upstream was not asked for, by cause"),
    UPSTREAM_CALLS(COUNTER, "stockroom.upstream.calls", "Calls to upstream, by method, urgency and outcome"),
    UPSTREAM_REPLIES(COUNTER, "stockroom.upstream.replies", "Upstream's replies to calls, each try's, by HTTP status"),
    UPSTREAM_DURATION(
            TIMER,
            "stockroom.upstream.duration",
            "Calls to upstream, login, wait for room and second try included, by method"),
    UPSTREAM_RETRIES(COUNTER, "stockroom.upstream.retries", "Second tries, made or denied by the budget, by method"),
    UPSTREAM_WAITING(GAUGE, "stockroom.upstream.waiting", "Calls that wait for room to upstream, by urgency"),
    UPSTREAM_WAIT(TIMER, "stockroom.upstream.wait", "What calls waited for room to upstream, by urgency"),
    UPSTREAM_UNDER_WAY(GAUGE, "stockroom.upstream.underway", "Calls to upstream that are under way"),
    UPSTREAM_PLACES(GAUGE, "stockroom.upstream.places", "Calls to upstream that may be under way; few after an outage"),
    UPSTREAM_TURNED_AWAY(
            COUNTER, "stockroom.upstream.refusals", "Calls for which there was no room, not even to wait, by urgency"),
    UPSTREAM_PAUSES(
            COUNTER, "stockroom.upstream.pauses", "Times that upstream sent a tenant away for calling too often"),
    BREAKER_STATE(
            GAUGE, "stockroom.breaker.state", "1 for the state that the breaker is in; all 0 if it is not in use"),

    LOGINS(COUNTER, "stockroom.token.logins", "Logins upstream, by tenant and result"),
    TOKENS_RENEWED(COUNTER, "stockroom.token.renewals", "Logins that replaced a live token, by tenant"),
    TOKENS_DROPPED(COUNTER, "stockroom.token.drops", "Tokens that upstream took no more before their end, by tenant"),
    TOKENS_UNREADABLE(
            COUNTER,
            "stockroom.token.unreadable",
            "Shared tokens that could not be decrypted and were ignored, by tenant"),
    TOKEN_LEFT(GAUGE, "stockroom.token.left", "seconds", "Until the token in use ends, by tenant; 0 without one"),
    LOGIN_REFUSED(
            GAUGE, "stockroom.token.login.refused", "1 while upstream refuses the tenant's credentials, by tenant"),

    TIER_LOOKUPS(COUNTER, "stockroom.tier.lookups", "Entries looked for in a tier, found or not"),
    MEMORY_SIZE(GAUGE, "stockroom.memory.size", "bytes", "What the entries in memory take of its limit"),
    MEMORY_LIMIT(GAUGE, "stockroom.memory.limit", "bytes", "What the entries in memory may take"),
    MEMORY_ENTRIES(GAUGE, "stockroom.memory.entries", "Entries in memory"),
    MEMORY_EVICTIONS(COUNTER, "stockroom.memory.evictions", "Entries that left memory before they were replaced"),
    MEMORY_EVICTED(COUNTER, "stockroom.memory.evicted", "bytes", "What those entries took that left memory"),
    ENTRIES_UNREADABLE(COUNTER, "stockroom.entries.unreadable", "Values in Redis that were not the entry asked for"),
    REDIS_COMMANDS(COUNTER, "stockroom.redis.commands", "Commands to Redis, by command and outcome"),
    REDIS_DURATION(TIMER, "stockroom.redis.command.duration", "Commands to Redis, whatever their outcome, by command"),
    REDIS_WRITES_DROPPED(
            COUNTER, "stockroom.redis.writes.dropped", "Replies not written to Redis, since too much was on its way"),
    REDIS_SUBSCRIPTION_LOSSES(
            COUNTER, "stockroom.redis.subscription.losses", "Times that the connection was lost which hears of purges"),
    LEASE_CLAIMS(COUNTER, "stockroom.lease.claims", "Fetches to be agreed on with the other replicas, by result"),
    PURGES(COUNTER, "stockroom.purges", "Purges that count on this replica, by cause"),

    PURGES_CHECKED(
            GAUGE, "stockroom.purges.unchecked", "seconds", "Since this replica last knew all purges; 0 without Redis"),

    READY(GAUGE, "stockroom.ready", "1 while this replica takes calls and has a tenant to serve, else 0"),
    TENANTS_LOADED(GAUGE, "stockroom.tenants.loaded", "Tenants that are served"),
    TENANTS_BROKEN(GAUGE, "stockroom.tenants.broken", "Tenants' files that do not count, since they are broken"),
    TENANTS_FOLDER_READABLE(GAUGE, "stockroom.tenants.folder.readable", "1 if the tenants' folder can be read, else 0");

    /** How a meter behaves. */
    enum Kind {
        /** Only grows. */
        COUNTER,
        /** Counts and sums durations, and sorts them into buckets. */
        TIMER,
        /** Counts and sums durations; has no buckets, for there is one for each tenant. */
        SUMMARY,
        /** Is read when it is asked for. */
        GAUGE
    }

    private final Kind kind;
    private final String id;
    private final String unit;
    private final String help;

    MetricNames(Kind kind, String id, String help) {
        this(kind, id, "", help);
    }

    MetricNames(Kind kind, String id, String unit, String help) {
        this.kind = kind;
        this.id = id;
        this.unit = unit;
        this.help = help;
    }

    Kind kind() {
        return kind;
    }

    /** The name in Micrometer's form. */
    String id() {
        return id;
    }

    /** The base unit; timers have theirs, seconds, by nature. */
    Optional<String> unit() {
        return Optional.of(unit).filter(name -> !name.isEmpty());
    }

    String help() {
        return help;
    }
}
