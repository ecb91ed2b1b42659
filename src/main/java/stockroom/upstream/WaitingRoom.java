package stockroom.upstream;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls that wait, in the order in which they go: the most urgent first, of those the tenants in turn, and of a tenant's
 * the oldest. Not safe for use by several threads.
 */
final class WaitingRoom {

    private static final List<Urgency> MOST_URGENT_FIRST = List.of(Urgency.values());

    private final Map<Urgency, WaitingLine> lines = new EnumMap<>(Urgency.class);
    private final Map<String, Integer> ofTenant = new HashMap<>();
    private int size;

    WaitingRoom() {
        MOST_URGENT_FIRST.forEach(urgency -> lines.put(urgency, new WaitingLine()));
    }

    int size() {
        return size;
    }

    int size(Urgency urgency) {
        return line(urgency).size();
    }

    int size(String tenant) {
        return ofTenant.getOrDefault(tenant, 0);
    }

    void add(Ticket ticket) {
        line(ticket.urgency()).add(ticket);
        size++;
        ofTenant.merge(ticket.tenant(), 1, Integer::sum);
    }

    /** Takes out who is next of the tenants that may go. The tenant then waits for its next turn. */
    Optional<Ticket> next(Predicate<String> mayGo) {
        for (Urgency urgency : MOST_URGENT_FIRST) {
            Optional<Ticket> next = line(urgency).next(mayGo);
            if (next.isPresent()) {
                next.ifPresent(this::left);
                return next;
            }
        }
        return Optional.empty();
    }

    /** Takes out whoever waits for something less urgent and has most to spare: the newest of the longest line. */
    Optional<Ticket> giveWay(Urgency urgency, Predicate<String> tenants) {
        for (Urgency least : MOST_URGENT_FIRST.reversed()) {
            Optional<Ticket> last = least.compareTo(urgency) > 0 ? line(least).last(tenants) : Optional.empty();
            if (last.isPresent()) {
                last.ifPresent(this::left);
                return last;
            }
        }
        return Optional.empty();
    }

    /** The ticket waits no longer; whether it did. */
    boolean remove(Ticket ticket) {
        boolean waited = line(ticket.urgency()).remove(ticket);
        if (waited) {
            left(ticket);
        }
        return waited;
    }

    private void left(Ticket ticket) {
        size--;
        ofTenant.computeIfPresent(ticket.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
    }

    private WaitingLine line(Urgency urgency) {
        return Objects.requireNonNull(lines.get(urgency), "each urgency has a line");
    }
}
