package stockroom.surface;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Values of the {@code Authorization} header. */
final class Credentials {

    private Credentials() {}

    static String basic(String name, String secret) {
        byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    static String basic(Secrets.Tenant tenant) {
        return basic(tenant.name(), tenant.key());
    }
}
