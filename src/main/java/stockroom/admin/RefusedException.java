package stockroom.admin;

/** A request that cannot be carried out as it stands. Carries the answer up to where it is written. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AdminError error;

    RefusedException(AdminError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    AdminError error() {
        return error;
    }
}
