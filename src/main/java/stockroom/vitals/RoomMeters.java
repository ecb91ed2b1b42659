package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import stockroom.upstream.Urgency;

/** How full the way to upstream is, and who was sent away. */
final class RoomMeters {

    private final Map<Urgency, AtomicInteger> waiting = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Timer> waits = new EnumMap<>(Urgency.class);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger places = new AtomicInteger();
    private final CountBy<Urgency> turnedAway;
    private final Counter pauses;

    RoomMeters(Meters meters) {
        for (Urgency urgency : Urgency.values()) {
            Tags tags = Labels.tags("urgency", urgency);
            AtomicInteger calls = new AtomicInteger();
            waiting.put(urgency, calls);
            waits.put(urgency, meters.timer(MetricNames.UPSTREAM_WAIT, tags));
            meters.gauge(MetricNames.UPSTREAM_WAITING, tags, calls::get);
        }
        meters.gauge(MetricNames.UPSTREAM_UNDER_WAY, Tags.empty(), underWay::get);
        meters.gauge(MetricNames.UPSTREAM_PLACES, Tags.empty(), places::get);
        turnedAway = new CountBy<>(meters, MetricNames.UPSTREAM_TURNED_AWAY, "urgency", Urgency.class);
        pauses = meters.counter(MetricNames.UPSTREAM_PAUSES, Tags.empty());
    }

    void waiting(Urgency urgency, int calls) {
        AtomicInteger gauge = waiting.get(urgency);
        if (gauge != null) {
            gauge.set(calls);
        }
    }

    void underWay(int calls, int room) {
        underWay.set(calls);
        places.set(room);
    }

    void waited(Urgency urgency, Duration took) {
        Timer timer = waits.get(urgency);
        if (timer != null) {
            timer.record(took);
        }
    }

    void turnedAway(Urgency urgency) {
        turnedAway.increment(urgency);
    }

    void paused() {
        pauses.increment();
    }
}
