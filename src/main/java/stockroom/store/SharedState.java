package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What all replicas see: small values that end by themselves, conditional writes that leases are made of, counters.
 *
 * <p>Redis stands behind it. Every command answers or fails with {@link SharedStateException} inside the command's time
 * limit; none is ever a reason for a call to fail. Keys are given without the common prefix. Nothing secret is put here
 * unencrypted.
 */
public interface SharedState {

    Uni<Optional<byte[]>> get(String key);

    /** The values of the keys and how long they last, in the order of the keys, which may live on different nodes. */
    Uni<List<Optional<TimedValue>>> getAll(List<String> keys);

    Uni<Void> put(String key, byte[] value, Duration keepFor);

    Uni<Void> remove(String key);

    /** Whether the value was put: false if the key had one. */
    Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor);

    /** Gives the value another lifetime if it is the expected one, and says whether it was. */
    Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor);

    /** Removes the value if it is the expected one, and says whether it was. */
    Uni<Boolean> removeIfEqual(String key, byte[] expected);

    /** Adds one to a counter and returns it; the first addition gives it its lifetime. */
    Uni<Long> increment(String key, Duration keepFor);

    /** Tells every subscribed replica, this one too. Messages may be lost: they wake, they are no proof. */
    Uni<Void> publish(String message);

    /** Hears what replicas publish from now on. */
    void subscribe(Listener listener);

    /** Hears messages; called from any thread, must not block. */
    interface Listener {

        void onMessage(String message);

        /** The connection stands, for the first time or again: messages may have been missed. */
        default void onGap() {}
    }
}
