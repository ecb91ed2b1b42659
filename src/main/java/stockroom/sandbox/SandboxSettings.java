package stockroom.sandbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How a sandbox is started.
 *
 * @param port 0 for any that is free
 * @param latency what every call waits before it is carried out, until the control changes it
 * @param tokenLifetimeMax the lifetime of a token that asks for none, and the most that one can ask for
 */
public record SandboxSettings(
        String host,
        int port,
        Duration latency,
        Duration tokenLifetimeMax,
        InstantSource clock,
        RandomGenerator random) {

    private static final int PORT_MAX = 65_535;

    public SandboxSettings {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port from 0 to " + PORT_MAX);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency not below 0");
        }
        if (tokenLifetimeMax.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("token lifetime of a second or more");
        }
    }

    /** Loopback, any free port, no latency, tokens of up to twelve hours, the system's clock. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(
                "127.0.0.1", 0, Duration.ZERO, Duration.ofHours(12), InstantSource.system(), new SecureRandom());
    }

    public SandboxSettings withAddress(String otherHost, int otherPort) {
        return new SandboxSettings(otherHost, otherPort, latency, tokenLifetimeMax, clock, random);
    }

    public SandboxSettings withLatency(Duration other) {
        return new SandboxSettings(host, port, other, tokenLifetimeMax, clock, random);
    }

    public SandboxSettings withTokenLifetimeMax(Duration other) {
        return new SandboxSettings(host, port, latency, other, clock, random);
    }

    public SandboxSettings withClock(InstantSource other) {
        return new SandboxSettings(host, port, latency, tokenLifetimeMax, other, random);
    }
}
