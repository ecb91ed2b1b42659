package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A limit of request bodies that is smaller than what comes in one read, with the head. */
@QuarkusTest
@TestProfile(SmallBodyLimitTest.SmallBodies.class)
class SmallBodyLimitTest extends Surface {

    private static final String DETAILS = "/v1/Product/details";
    private static final String VPS = "{\"params\":{\"code\":\"SS.VPS\"}}";

    /** Takes one byte more than the call has. */
    public static class SmallBodies extends Calm {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("stockroom.request-bytes-max", Integer.toString(VPS.length() + 1));
        }
    }

    @Test
    void holdsForACallWhoseAnswerIsAtHand() {
        for (int calls = 0; calls < 3; calls++) {
            assertThat(demo().post(DETAILS, " " + VPS).status()).isEqualTo(200);
        }

        assertThat(demo().post(DETAILS, "  " + VPS).status()).isEqualTo(413);
    }
}
