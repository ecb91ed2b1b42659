package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.store.EntryKey;

/** Calls that mean the same have one key, and calls that may differ never share one. */
final class KeyByMeaningTest {

    private static final int CALLS = 12_000;

    private static String key(Call call) {
        return new EntryKey(
                        Scope.ofTenant("acme"),
                        call.version(),
                        call.method(),
                        call.params().json(),
                        Optional.empty())
                .digest();
    }

    @Test
    void everySpellingOfACallHasItsKey() throws Exception {
        Random random = new Random(20_261_122);
        Spelling spelling = new Spelling(random);
        for (int i = 0; i < CALLS; i++) {
            Meaning meaning = Meaning.random(random);
            Call one = spelling.read(meaning);
            Call other = spelling.read(meaning);

            if (!key(one).equals(key(other)) || !one.equals(other)) {
                fail(
                        "%s as %s and %s",
                        meaning, one.params().json(), other.params().json());
            }
        }
    }

    @Test
    void everyChangeOfACallHasAnotherKey() throws Exception {
        Random random = new Random(7);
        Spelling spelling = new Spelling(random);
        int changes = 0;
        for (int i = 0; i < CALLS; i++) {
            Meaning meaning = Meaning.random(random);
            Meaning changed = meaning.changed(random);
            Call one = spelling.read(meaning);
            Call other = spelling.read(changed);

            if (key(one).equals(key(other)) != meaning.equals(changed)) {
                fail("%s and %s", meaning, changed);
            }
            changes += meaning.equals(changed) ? 0 : 1;
        }
        assertThat(changes).isGreaterThan(CALLS / 2);
    }

    @Test
    void ofManyCallsNoTwoThatDifferShareAKey() throws Exception {
        Random random = new Random(99);
        Spelling spelling = new Spelling(random);
        Map<String, Meaning> byKey = new HashMap<>();
        Set<Meaning> meanings = new HashSet<>();
        for (int i = 0; i < CALLS; i++) {
            Meaning meaning = Meaning.random(random);
            meanings.add(meaning);
            Meaning known = byKey.putIfAbsent(key(spelling.read(meaning)), meaning);

            if (known != null && !known.equals(meaning)) {
                fail("%s and %s", known, meaning);
            }
        }
        assertThat(byKey).hasSameSizeAs(meanings);
    }

    /** What upstream is sent is the canonical form: read again it must be the same call. */
    @Test
    void theCanonicalFormMeansWhatItWasMadeOf() throws Exception {
        Random random = new Random(3);
        Spelling spelling = new Spelling(random);
        for (int i = 0; i < CALLS / 4; i++) {
            Call call = spelling.read(Meaning.random(random));
            byte[] sent = ("{\"params\":" + call.params().json() + "}").getBytes(StandardCharsets.UTF_8);

            var again = Methods.spec(call.method()).canonical(ParamsReader.fromBody(sent, Encoding.JSON));

            assertThat(again).isEqualTo(call.params());
        }
    }
}
