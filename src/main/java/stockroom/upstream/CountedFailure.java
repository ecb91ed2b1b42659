package stockroom.upstream;

/** A result that speaks against upstream's health, in the form that the guards understand. */
sealed class CountedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient UpstreamResult result;

    private CountedFailure(UpstreamResult result) {
        super(null, null, false, false);
        this.result = result;
    }

    static CountedFailure of(UpstreamResult result) {
        return new Final(result);
    }

    static CountedFailure worthRetrying(UpstreamResult result) {
        return new WorthRetrying(result);
    }

    UpstreamResult result() {
        return result;
    }

    private static final class Final extends CountedFailure {

        private static final long serialVersionUID = 1L;

        Final(UpstreamResult result) {
            super(result);
        }
    }

    /** One that another try may mend, and is allowed to. */
    static final class WorthRetrying extends CountedFailure {

        private static final long serialVersionUID = 1L;

        private WorthRetrying(UpstreamResult result) {
            super(result);
        }
    }
}
