package stockroom.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which products upstream does not have, and since when until when. */
final class Absences {

    private final Agenda agenda;
    private final Map<String, List<long[]>> spans = new HashMap<>();

    Absences(Agenda agenda) {
        this.agenda = agenda;
    }

    void vanish(String realm, String code) {
        if (!isAbsent(realm, code)) {
            of(realm, code).add(new long[] {agenda.nanos(), Long.MAX_VALUE});
        }
    }

    void appear(String realm, String code) {
        if (isAbsent(realm, code)) {
            of(realm, code).getLast()[1] = agenda.nanos();
        }
    }

    boolean isAbsent(String realm, String code) {
        List<long[]> all = of(realm, code);
        return !all.isEmpty() && all.getLast()[1] == Long.MAX_VALUE;
    }

    /** Whether it was absent at some moment since then. */
    boolean wasAbsentSince(String realm, String code, long nanos) {
        return of(realm, code).stream().anyMatch(span -> span[1] >= nanos);
    }

    private List<long[]> of(String realm, String code) {
        return spans.computeIfAbsent(realm + " " + code, name -> new ArrayList<>());
    }
}
