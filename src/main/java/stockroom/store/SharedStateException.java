package stockroom.store;

/**
 * The shared state did not answer, or answered nonsense. The call goes on without it.
 *
 * <p>It has no stack trace: while Redis is away every call meets one.
 */
public final class SharedStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SharedStateException(String message) {
        super(message, null, false, false);
    }

    public SharedStateException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
