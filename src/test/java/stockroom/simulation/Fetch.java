package stockroom.simulation;

import java.util.List;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;

/** One call as upstream saw it, which its reply names by number: the truth about every answer made of it. */
final class Fetch {

    final int number;
    final Call call;
    final String user;
    final String realm;
    final long readNanos;
    long deliveredNanos = Long.MAX_VALUE;
    int shown;

    Fetch(int number, Call call, Account account, long readNanos) {
        this.number = number;
        this.call = call;
        this.user = account.user();
        this.realm = account.realm();
        this.readNanos = readNanos;
    }

    /** Whether what it read can answer the call: as a whole, or product by product. */
    boolean answers(Call other) {
        boolean same = call.method().equals(other.method()) && call.version() == other.version();
        return same
                && (isByProduct()
                        ? without(call).equals(without(other))
                        : call.params().equals(other.params()));
    }

    boolean isByProduct() {
        return call.method().equals(Methods.STARTING_PRICE);
    }

    List<String> codes() {
        return call.params().asked(Methods.CODE);
    }

    private static String without(Call call) {
        return call.params().without(Methods.CODE).json();
    }
}
