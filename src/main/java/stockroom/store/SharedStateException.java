package stockroom.store;

/** The shared state did not answer, or answered nonsense. The call goes on without it. */
public final class SharedStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SharedStateException(String message) {
        super(message);
    }

    public SharedStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
