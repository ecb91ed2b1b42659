package stockroom.tenant.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttemptLimiterTest {

    private final TestingClock clock = new TestingClock();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 1000, 10_000})
    void letsSoManyFailAtOnceAndOneMoreForEachShareOfTheMinute(int limit) {
        var limiter = limiter(limit);
        for (int i = 0; i < limit; i++) {
            assertThat(limiter.failed("192.0.2.1", Optional.empty())).isEmpty();
        }

        var wait = limiter.failed("192.0.2.1", Optional.empty()).orElseThrow();

        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1).dividedBy(limit));
        clock.advance(wait);
        assertThat(limiter.failed("192.0.2.1", Optional.empty())).isEmpty();
        assertThat(limiter.failed("192.0.2.1", Optional.empty())).isPresent();
    }

    @Test
    void doesNotMakeTheWaitGrowWithTheKnocking() {
        var limiter = limiter(2);
        for (int i = 0; i < 10_000; i++) {
            limiter.failed("192.0.2.1", Optional.empty());
        }

        assertThat(limiter.failed("192.0.2.1", Optional.empty())).contains(Duration.ofSeconds(30));
    }

    @Test
    void forgetsAfterAMinute() {
        var limiter = limiter(2);
        limiter.failed("192.0.2.1", Optional.empty());
        limiter.failed("192.0.2.1", Optional.empty());

        clock.advance(Duration.ofMinutes(1));

        assertThat(limiter.failed("192.0.2.1", Optional.empty())).isEmpty();
        assertThat(limiter.failed("192.0.2.1", Optional.empty())).isEmpty();
        assertThat(limiter.failed("192.0.2.1", Optional.empty())).isPresent();
    }

    @Test
    void recoversWithinAMinuteWhenTheClockIsPutBack() {
        var limiter = limiter(2);
        limiter.failed("192.0.2.1", Optional.empty());
        clock.advance(Duration.ofHours(-5));

        assertThat(limiter.failed("192.0.2.1", Optional.empty()).orElseThrow())
                .isLessThanOrEqualTo(Duration.ofMinutes(1));

        clock.advance(Duration.ofMinutes(1));
        assertThat(limiter.failed("192.0.2.1", Optional.empty())).isEmpty();
    }

    @Test
    void countsTheAddressesOfOneIpv6CustomerTogether() {
        var limiter = limiter(1);
        limiter.failed("2001:db8:1:2::1", Optional.empty());

        assertThat(limiter.failed("2001:db8:1:2:ffff::9", Optional.empty())).isPresent();
        assertThat(limiter.failed("2001:db8:1:3::1", Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "2001:db8::1,20010db800000000",
        "2001:db8:0:0:5::1,20010db800000000",
        "not:an:address,not:an:address",
        "unknown,unknown"
    })
    void groupsAddresses(String address, String group) {
        assertThat(AddressGroup.of(address)).isEqualTo(group);
    }

    @Test
    void keepsStrangersApartEvenWhenTheyAreMany() {
        var limiter = limiter(10);
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            limiter.failed("203.0.113." + random.nextInt(), Optional.of("tenant" + i));
        }

        assertThat(limiter.failed("192.0.2.1", Optional.of("acme"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "10001,1", "1,10001"})
    void refusesLimitsThatAreNone(int perAddress, int perTenant) {
        assertThatThrownBy(() -> new AttemptLimits(perAddress, perTenant)).isInstanceOf(IllegalArgumentException.class);
    }

    private AttemptLimiter limiter(int limit) {
        return new AttemptLimiter(new AttemptLimits(limit, 10_000), clock, new Random(4));
    }
}
