package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;

/** A clock that is stepped by an hour, back or ahead, makes nothing look younger than it is. */
final class PutBackClockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    private LookupResult answer() {
        return replica.answer(Asks.ACME, Asks.VPS);
    }

    private LookupResult answerOfOneThatHasJustStarted() {
        return world.replica().answer(Asks.ACME, Asks.VPS);
    }

    private void putBack() {
        world.shiftClock(HOUR.negated());
    }

    private void putAhead() {
        world.shiftClock(HOUR);
    }

    @Test
    void whatIsFreshStaysFreshAndAsOldAsItIs() {
        answer();
        world.time.advance(Duration.ofMinutes(1));

        putBack();

        assertThat(answer())
                .isInstanceOfSatisfying(
                        Hit.class, hit -> assertThat(hit.aging().age()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void whatIsAnHourOldDoesNotBecomeFreshAgain() {
        answer();
        world.time.advance(Duration.ofMinutes(30));
        putBack();

        world.time.advance(Duration.ofMinutes(32));

        assertThat(answer()).isInstanceOf(Fetched.class);
    }

    @Test
    void whatIsInRedisIsNoFresherForWhoHasJustStarted() {
        answer();
        world.time.advance(Duration.ofMinutes(62));

        putBack();

        assertThat(answerOfOneThatHasJustStarted()).isInstanceOf(Fetched.class);
    }

    @Test
    void whatIsFreshInRedisServesWhoseClockIsBehind() {
        answer();
        world.time.advance(Duration.ofMinutes(1));

        putBack();

        assertThat(answerOfOneThatHasJustStarted())
                .isInstanceOfSatisfying(
                        Hit.class, hit -> assertThat(hit.aging().age()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void whatOneWithAClockAheadHasKeptIsNoFresherWhenTheClockIsRight() {
        putAhead();
        answerOfOneThatHasJustStarted();
        putBack();

        world.time.advance(Duration.ofMinutes(62));

        assertThat(answerOfOneThatHasJustStarted()).isInstanceOf(Fetched.class);
    }

    @Test
    void whoseClockWasAheadForAWhileSeesWhatOthersHaveFetchedSince() {
        putAhead();
        answer();
        putBack();
        world.time.advance(Duration.ofMinutes(40));
        answerOfOneThatHasJustStarted();

        assertThat(answer()).isInstanceOf(Hit.class);
    }
}
