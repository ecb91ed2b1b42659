package stockroom.upstream;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Calls of one urgency that wait: the tenants take turns, and of a tenant's calls the oldest is next. */
final class WaitingLine {

    /** The tenant whose turn is next first. */
    private final Map<String, Deque<Ticket>> tenants = new LinkedHashMap<>();

    private int size;

    int size() {
        return size;
    }

    void add(Ticket ticket) {
        tenants.computeIfAbsent(ticket.tenant(), first -> new ArrayDeque<>()).addLast(ticket);
        size++;
    }

    /** Takes out the oldest call of the tenant whose turn it is, of those that may go. */
    Optional<Ticket> next(Predicate<String> mayGo) {
        Optional<Ticket> next = tenants.entrySet().stream()
                .filter(waiting -> mayGo.test(waiting.getKey()))
                .map(waiting -> waiting.getValue().getFirst())
                .findFirst();
        next.ifPresent(ticket -> {
            remove(ticket);
            moveBehind(ticket.tenant());
        });
        return next;
    }

    private void moveBehind(String tenant) {
        Deque<Ticket> rest = tenants.remove(tenant);
        if (rest != null) {
            tenants.put(tenant, rest);
        }
    }

    /** Takes out the newest call of the tenant that has most of them, of those that count. */
    Optional<Ticket> last(Predicate<String> counts) {
        Optional<Ticket> last = tenants.entrySet().stream()
                .filter(waiting -> counts.test(waiting.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(Deque::size))
                .map(Deque::getLast);
        last.ifPresent(this::remove);
        return last;
    }

    /** Whether the ticket was waiting. */
    boolean remove(Ticket ticket) {
        Deque<Ticket> waiting = tenants.getOrDefault(ticket.tenant(), new ArrayDeque<>());
        for (Iterator<Ticket> each = waiting.iterator(); each.hasNext(); ) {
            if (each.next() == ticket) {
                each.remove();
                size--;
                if (waiting.isEmpty()) {
                    tenants.remove(ticket.tenant());
                }
                return true;
            }
        }
        return false;
    }
}
