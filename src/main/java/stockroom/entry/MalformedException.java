package stockroom.entry;

/** A body that can not be read. The message says where and why, without quoting it. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;

    MalformedException(String message) {
        super(message, null, false, false);
        this.what = message;
    }

    String what() {
        return what;
    }
}
