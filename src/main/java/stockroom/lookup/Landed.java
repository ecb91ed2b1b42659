package stockroom.lookup;

import stockroom.catalog.Reply;

/**
 * An outcome, and whose account upstream was asked with: a tenant's, in one version of its credentials.
 *
 * <p>Tenants of one catalogue share what upstream says of its products, but not what it says of an account.
 */
record Landed(Outcome outcome, String pilot) {

    /** Whether the outcome answers a caller with that account too. */
    boolean answers(String account) {
        return pilot.equals(account) || !isPersonal();
    }

    private boolean isPersonal() {
        return switch (outcome) {
            case Outcome.Brought brought -> isPersonal(brought.reply().kind());
            case Outcome.Failed failed ->
                switch (failed.cause()) {
                    case LOGIN_REFUSED, LOGIN_UNAVAILABLE, OVERLOADED, RATE_LIMITED -> true;
                    case UNREACHABLE, TIMED_OUT, OVERSIZED, UNREADABLE, BREAKER_OPEN -> false;
                };
            case Outcome.Present present -> false;
            case Outcome.LeftToAnother left -> false;
        };
    }

    private static boolean isPersonal(Reply.Kind kind) {
        return kind == Reply.Kind.REFUSED || kind == Reply.Kind.RATE_LIMITED;
    }
}
