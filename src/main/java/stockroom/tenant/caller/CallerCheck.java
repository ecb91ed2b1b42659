package stockroom.tenant.caller;

import java.time.Duration;

/** What checking a caller came to. */
public sealed interface CallerCheck {

    record Known(Caller caller) implements CallerCheck {}

    /** No credentials, or wrong ones: 401. Which of them is not said. */
    record Unknown() implements CallerCheck {}

    /** Wrong credentials once too often: 429. Right ones would have passed. */
    record TooManyAttempts(Duration retryAfter) implements CallerCheck {}
}
