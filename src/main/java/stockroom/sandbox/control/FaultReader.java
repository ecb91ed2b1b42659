package stockroom.sandbox.control;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import stockroom.sandbox.fault.Fault;
import stockroom.sandbox.fault.FaultKind;
import stockroom.sandbox.fault.FaultRule;

/** Reads the body of {@code POST /sandbox/faults}. */
final class FaultReader {

    private static final int SLOW_MILLIS_DEFAULT = 5_000;
    private static final int OVERSIZE_BYTES_DEFAULT = 9 << 20;

    private final Asked asked;

    FaultReader(Asked asked) {
        this.asked = asked;
    }

    FaultRule rule(InstantSource clock) {
        return new FaultRule(
                asked.text("method").orElse("*"),
                asked.text("account").orElse("*"),
                asked.number("count").orElse(Long.MAX_VALUE),
                asked.number("duration_ms").map(millis -> clock.instant().plus(Duration.ofMillis(millis))));
    }

    Fault fault() {
        return new Fault(
                kind(asked.requiredText("kind")),
                asked.number("status")
                        .map(Math::toIntExact)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                asked.text("error_class").orElse("LW::Exception::API::Internal"),
                asked.text("retry_after"),
                asked.number("millis").map(Math::toIntExact).orElse(SLOW_MILLIS_DEFAULT),
                asked.number("bytes").map(Math::toIntExact).orElse(OVERSIZE_BYTES_DEFAULT));
    }

    private static FaultKind kind(String word) {
        return FaultKind.of(word)
                .orElseThrow(() -> ControlError.malformed("kind is one of "
                        + Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "))));
    }
}
