package stockroom.surface;

import java.net.URI;
import stockroom.testing.RedisProcess;

/**
 * What stands around the gateway under test.
 *
 * @param wire between the gateway and the sandbox
 */
record Stage(RedisProcess redis, Wiretap wire, Ports ports) {

    /** Where the gateway listens, and the sandbox itself. */
    record Ports(int business, int management, int sandbox) {}

    URI business() {
        return loopback(ports.business());
    }

    URI management() {
        return loopback(ports.management());
    }

    SandboxControl sandbox() {
        return new SandboxControl(loopback(ports.sandbox()));
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
