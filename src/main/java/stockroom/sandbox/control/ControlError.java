package stockroom.sandbox.control;

/** A control that cannot be obeyed; an answer and not a bug, so without a stack trace. */
final class ControlError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private ControlError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static ControlError malformed(String message) {
        return new ControlError(400, message);
    }

    static ControlError notFound(String message) {
        return new ControlError(404, message);
    }

    int status() {
        return status;
    }
}
