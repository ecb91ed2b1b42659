package stockroom.wiring;

import java.time.DateTimeException;
import java.time.Instant;
import stockroom.store.SharedState;
import stockroom.tenant.caller.RevocationSpread;
import stockroom.tenant.caller.Revocations;

/** Carries revocations of gateway tokens from replica to replica, as messages that name a token by its digest. */
final class SharedRevocations implements RevocationSpread {

    private static final String PREFIX = "revoked:";

    private final SharedState shared;

    SharedRevocations(SharedState shared) {
        this.shared = shared;
    }

    @Override
    public void spread(String digest, Instant until) {
        shared.publish(PREFIX + until.getEpochSecond() + ":" + digest)
                .subscribe()
                .with(told -> {}, lost -> {});
    }

    void hearFor(Revocations revocations) {
        shared.subscribe(new Ear(revocations));
    }

    private record Ear(Revocations revocations) implements SharedState.Listener {

        @Override
        public void onMessage(String message) {
            if (!message.startsWith(PREFIX)) {
                return;
            }
            int colon = message.indexOf(':', PREFIX.length());
            if (colon > 0) {
                hear(message.substring(PREFIX.length(), colon), message.substring(colon + 1));
            }
        }

        private void hear(String epochSecond, String digest) {
            try {
                revocations.revoked(digest, Instant.ofEpochSecond(Long.parseLong(epochSecond)));
            } catch (NumberFormatException | DateTimeException e) {
                // not a message of ours: anyone who can write to Redis can publish
            }
        }
    }
}
