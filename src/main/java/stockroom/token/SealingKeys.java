package stockroom.token;

import java.util.List;

/** The key ring that shared tokens are encrypted with. Asked anew each time, so that it may be rotated. */
public interface SealingKeys {

    /** The key that encrypts. */
    SealingKey first();

    /** The keys that decrypt, the first among them. */
    List<SealingKey> all();
}
