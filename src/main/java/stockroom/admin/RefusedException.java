package stockroom.admin;

import stockroom.catalog.StormError;

/** A request that cannot be carried out as it stands. Carries the answer up to where it is written. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StormError error;

    RefusedException(StormError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    StormError error() {
        return error;
    }
}
