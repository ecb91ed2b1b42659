package stockroom.fuzz;

/** What a fuzz target claims of every input; cheap, since it is claimed a hundred thousand times a second. */
public final class Claim {

    private Claim() {}

    /** Ends the run where the claim does not hold. */
    public static void holds(boolean claim, String what) {
        if (!claim) {
            throw new AssertionError(what);
        }
    }
}
