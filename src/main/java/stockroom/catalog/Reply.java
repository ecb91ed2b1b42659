package stockroom.catalog;

/**
 * What upstream answered: the HTTP status and the body's own bytes, which are never changed.
 *
 * <p>The array is shared, not copied: nobody writes to it.
 */
public final class Reply {

    /** What a reply says, as far as keeping it goes. */
    public enum Kind {
        /** 200, well-formed and without {@code error_class}. */
        SUCCESS,
        /** {@code LW::Exception::RecordNotFound}: upstream knows that there is no such thing. */
        NOT_FOUND,
        /** An error of the call's own, which the same call would meet again: a refused parameter, a missing right. */
        REFUSED,
        /** An error of upstream's that may pass: a 5xx, maintenance, an internal error. */
        FAULT,
        /** 429 or {@code LW::Exception::API::RateLimit}: the tenant's account has called too often. */
        RATE_LIMITED
    }

    /** The media type of a body that has none. */
    public static final String UNKNOWN_TYPE = "application/octet-stream";

    private final int status;
    private final Kind kind;
    private final String contentType;
    private final byte[] body;

    /** @param contentType a media type; one that cannot be written in a header counts as none */
    public Reply(int status, Kind kind, String contentType, byte[] body) {
        this.status = status;
        this.kind = kind;
        this.contentType = contentType.chars().allMatch(c -> c >= ' ' && c <= '~') ? contentType : UNKNOWN_TYPE;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Kind kind() {
        return kind;
    }

    /** The media type that upstream gave the body, or {@link #UNKNOWN_TYPE} where it gave none. */
    public String contentType() {
        return contentType;
    }

    public byte[] body() {
        return body;
    }

    /** Says what it is without showing what is in it. */
    @Override
    public String toString() {
        return "Reply[" + status + " " + kind + ", " + body.length + " bytes]";
    }
}
