package stockroom.simulation;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A lease is ended by its owner alone; and who has claimed one does nothing that was done already: what the lease guards
 * may have come between the look before it and the claim.
 */
final class LeaseRules {

    private static final String FETCH = "lease:";
    private static final String LOGIN = "token/lease/";

    /** What came longer before the claim than this may no longer serve, or was to be renewed. */
    private static final long JUST_NOW = 500_000_000L;

    /** As long ago, what was fetched then and came late, or was doubted after a loss of Redis. */
    private static final long LATELY = 5_000_000_000L;

    private final Agenda agenda;
    private final Calm calm;
    private final Violations violations;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();

    /** @param cameNanos when what the lease guards came into Redis, if it was there when the lease was claimed */
    record Claim(long atNanos, long cameNanos) {}

    LeaseRules(Agenda agenda, Calm calm, Violations violations) {
        this.agenda = agenda;
        this.calm = calm;
        this.violations = violations;
    }

    /** The key of what the lease guards, or none where the key is no lease's. */
    static String guarded(String key) {
        if (key.startsWith(FETCH)) {
            return "e1:" + key.substring(FETCH.length());
        }
        return key.startsWith(LOGIN) ? "token/sealed/" + key.substring(LOGIN.length()) : "";
    }

    void claimed(String process, String key, byte[] mark, long cameNanos) {
        owners.put(HexFormat.of().formatHex(mark), process);
        claims.put(process + " " + guarded(key), new Claim(agenda.nanos(), cameNanos));
    }

    void ended(String process, byte[] mark) {
        String owner = owners.getOrDefault(HexFormat.of().formatHex(mark), process);
        violations.unless(owner.equals(process), "a lease is its owner's: " + process + " ends that of " + owner);
    }

    /** Whether the process claimed the lease of those credentials' login when their token had just come. */
    boolean justCame(String process, String version) {
        return claims.keySet().stream()
                .filter(name -> name.startsWith(process + " token/") && name.endsWith("/" + version))
                .map(name -> name.substring(process.length() + 1))
                .anyMatch(guarded -> isNeedless(process, guarded));
    }

    /** Whether the process claimed a lease when what it guards had just come, and nothing has disturbed it since. */
    boolean isNeedless(String process, String guarded) {
        Claim claim = claims.get(process + " " + guarded);
        return claim != null
                && claim.cameNanos() > claim.atNanos() - JUST_NOW
                && agenda.nanos() - claim.atNanos() < JUST_NOW
                && calm.clocksWereRight()
                && calm.since(claim.cameNanos() - LATELY);
    }
}
