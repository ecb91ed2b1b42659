package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;

final class FailureNoteTest {

    private static Landed landed(int bodyBytes) {
        byte[] body = "é".repeat(bodyBytes / 2).getBytes(StandardCharsets.UTF_8);
        return new Landed(
                Outcome.Brought.unkept(new Reply(403, Reply.Kind.REFUSED, "text/html", body), Set.of("A", "ß")),
                "acme");
    }

    @ParameterizedTest
    @EnumSource
    void carriesEveryCause(FailureCause cause) {
        Landed failed = new Landed(new Outcome.Failed(cause, Optional.of(Duration.ofSeconds(7))), "acme");

        assertThat(FailureNote.decode(FailureNote.encode(failed))).contains(failed);
    }

    @Test
    void carriesNoTimeWhereThereIsNone() {
        Landed failed = new Landed(new Outcome.Failed(FailureCause.OVERLOADED, Optional.empty()), "");

        assertThat(FailureNote.decode(FailureNote.encode(failed))).contains(failed);
    }

    @Test
    void carriesUpstreamsReplyAndWhatItIsAbout() {
        assertThat(FailureNote.decode(FailureNote.encode(landed(64 * 1024)))).hasValueSatisfying(read -> {
            assertThat(read.pilot()).isEqualTo("acme");
            assertThat(read.outcome()).isInstanceOfSatisfying(Outcome.Brought.class, brought -> {
                assertThat(brought.codes()).containsExactlyInAnyOrder("A", "ß");
                assertThat(brought.kept()).isEmpty();
                assertThat(brought.reply().status()).isEqualTo(403);
                assertThat(brought.reply().kind()).isEqualTo(Reply.Kind.REFUSED);
                assertThat(brought.reply().contentType()).isEqualTo("text/html");
                assertThat(brought.reply().body()).hasSize(64 * 1024);
            });
        });
    }

    @Test
    void aReplyThatIsTooLargeIsAFailureWithoutWords() {
        assertThat(FailureNote.decode(FailureNote.encode(landed(64 * 1024 + 2))))
                .contains(new Landed(new Outcome.Failed(FailureCause.UNREACHABLE, Optional.empty()), "acme"));
    }

    @Test
    void whatIsNoNoteIsNothingAndNeverThrows() {
        Random random = new Random(3);
        byte[] note = FailureNote.encode(landed(40));
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = Arrays.copyOf(note, random.nextInt(note.length));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            FailureNote.decode(broken);
        }

        assertThat(FailureNote.decode(new byte[0])).isEmpty();
        assertThat(FailureNote.decode(new byte[] {0, 1, 'a', 'x'})).isEmpty();
        assertThat(FailureNote.decode(Arrays.copyOf(note, 12))).isEmpty();
    }
}
