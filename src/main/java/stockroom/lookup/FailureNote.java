package stockroom.lookup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;

/** How a fetch failed, in bytes that one replica leaves for those that waited for it. Lives for about a second. */
final class FailureNote {

    private static final int REPLY = 'r';
    private static final int CAUSE = 'c';
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private FailureNote() {}

    static byte[] encode(Landed landed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(landed.pilot());
            if (landed.outcome() instanceof Outcome.Brought brought
                    && brought.reply().body().length <= BODY_BYTES_MAX) {
                write(brought, out);
            } else if (landed.outcome() instanceof Outcome.Failed failed) {
                write(failed, out);
            } else {
                write(new Outcome.Failed(FailureCause.UNREACHABLE, Optional.empty()), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Outcome.Brought brought, DataOutputStream out) throws IOException {
        out.writeByte(REPLY);
        out.writeShort(brought.codes().size());
        for (String code : brought.codes()) {
            out.writeUTF(code);
        }
        out.writeInt(brought.reply().status());
        out.writeUTF(brought.reply().kind().name());
        out.writeUTF(brought.reply().contentType());
        out.write(brought.reply().body());
    }

    private static void write(Outcome.Failed failed, DataOutputStream out) throws IOException {
        out.writeByte(CAUSE);
        out.writeUTF(failed.cause().name());
        out.writeLong(failed.retryAfter().map(Duration::toMillis).orElse(-1L));
    }

    /** Nothing where the bytes are not a note. */
    static Optional<Landed> decode(byte[] note) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(note))) {
            String pilot = in.readUTF();
            return switch (in.readByte()) {
                case REPLY -> Optional.of(new Landed(readReply(in), pilot));
                case CAUSE -> Optional.of(new Landed(readCause(in), pilot));
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Outcome readReply(DataInputStream in) throws IOException {
        Set<String> codes = new HashSet<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            codes.add(in.readUTF());
        }
        int status = in.readInt();
        Reply.Kind kind = Reply.Kind.valueOf(in.readUTF());
        String contentType = in.readUTF();
        return Outcome.Brought.unkept(new Reply(status, kind, contentType, in.readAllBytes()), codes);
    }

    private static Outcome readCause(DataInputStream in) throws IOException {
        FailureCause cause = FailureCause.valueOf(in.readUTF());
        long retryMillis = in.readLong();
        return new Outcome.Failed(
                cause, retryMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryMillis)));
    }
}
