package stockroom.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compresses bodies where it pays, and inflates to a size that is known beforehand and to no byte more. */
final class Deflation {

    /** Below it the saving is a packet that is sent anyway. */
    private static final int PAYS_FROM_BYTES = 1024;

    private Deflation() {}

    /** The smaller form, if there is one that saves an eighth or more. */
    static Optional<byte[]> deflate(byte[] body) {
        if (body.length < PAYS_FROM_BYTES) {
            return Optional.empty();
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(body);
            deflater.finish();
            byte[] smaller = new byte[body.length - body.length / 8];
            int length = deflater.deflate(smaller);
            return deflater.finished() ? Optional.of(Arrays.copyOf(smaller, length)) : Optional.empty();
        } finally {
            deflater.end();
        }
    }

    /** @throws DataFormatException if the data is not a whole body of exactly that many bytes */
    static byte[] inflate(byte[] deflated, int bodyBytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] body = new byte[bodyBytes];
            int length = inflater.inflate(body);
            if (length != bodyBytes || !inflater.finished() || inflater.getRemaining() > 0) {
                throw new DataFormatException("not a body of the size it names");
            }
            return body;
        } finally {
            inflater.end();
        }
    }
}
