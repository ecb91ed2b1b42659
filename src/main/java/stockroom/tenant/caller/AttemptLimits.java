package stockroom.tenant.caller;

/**
 * How many failed attempts pass as such before they are answered "too many".
 *
 * @param perAddress in a minute from one address (for IPv6 one /64), 1 to 10,000
 * @param perTenant in a minute against one tenant's name from anywhere, 1 to 10,000
 */
public record AttemptLimits(int perAddress, int perTenant) {

    public static final AttemptLimits DEFAULT = new AttemptLimits(30, 120);

    private static final int MAX = 10_000;

    public AttemptLimits {
        if (perAddress < 1 || perAddress > MAX || perTenant < 1 || perTenant > MAX) {
            throw new IllegalArgumentException(
                    "stockroom.callers.failures-per-address and failures-per-tenant must be from 1 to " + MAX);
        }
    }
}
