package stockroom.sandbox.fault;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which calls a fault strikes.
 *
 * @param method a method's name in any letter case, or {@code *}
 * @param account an account's name, or {@code *}
 * @param count how many calls it strikes at most
 * @param until the first instant at which it strikes no more
 */
public record FaultRule(String method, String account, long count, Optional<Instant> until) {

    private static final String ANY = "*";

    public FaultRule {
        method = method.toLowerCase(Locale.ROOT);
        if (count < 1) {
            throw new IllegalArgumentException("count above 0");
        }
    }

    boolean strikes(String lowerCaseMethod, String caller) {
        return (method.equals(ANY) || method.equals(lowerCaseMethod))
                && (account.equals(ANY) || account.equals(caller));
    }

    boolean isOver(Instant now, long struck) {
        return struck >= count || until.filter(end -> !now.isBefore(end)).isPresent();
    }
}
