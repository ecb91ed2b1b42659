package stockroom.credentials;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Chance that remembers the bytes it gave: what the sandbox makes of them are its tokens. */
final class RecordedChance implements RandomGenerator {

    private final RandomGenerator chance = new SecureRandom();
    private final List<byte[]> drawn = new CopyOnWriteArrayList<>();

    List<byte[]> drawn() {
        return drawn;
    }

    @Override
    public long nextLong() {
        return chance.nextLong();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        chance.nextBytes(bytes);
        drawn.add(bytes.clone());
    }
}
