package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import stockroom.sandbox.goods.Cycle;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.goods.Price;
import stockroom.sandbox.login.Account;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Json;
import stockroom.sandbox.wire.StormError;

/** {@code Product/price}: a quote, and what would be paid now until the first of the next month. */
final class ProductPrice implements StormMethod {

    private static final ZoneId VENDOR_ZONE = ZoneId.of("America/New_York");

    private final InstantSource clock;

    ProductPrice(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        String code = inputs.requiredText("code", Form.CODE);
        ObjectNode features = inputs.requiredTable("features");
        int region = inputs.requiredPositive("region");
        inputs.check();
        Offer offer = request.offer(code);
        checkRegion(offer, region);
        return Answer.of(json(new Quote(offer, region, features).total(), request.account()));
    }

    private static void checkRegion(Offer offer, int region) {
        List<Integer> sold = offer.product().regions();
        if (!sold.contains(region)) {
            throw StormError.notInRealm(
                    "region", sold.stream().map(String::valueOf).toList(), IntNode.valueOf(region));
        }
    }

    private ObjectNode json(Price total, Account account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VENDOR_ZONE);
        BigDecimal initial = untilNextBill(total, today);
        BigDecimal balance = account.balance().min(initial);
        return Json.object()
                .put("approved", initial.compareTo(account.limit()) <= 0 ? 1 : 0)
                .put("balance", Price.text(balance))
                .put("cc_charge", Price.text(initial.subtract(balance)))
                .put("hour", Price.text(total.of(Cycle.HOUR)))
                .put("initial", Price.text(initial))
                .put("month", Price.text(total.of(Cycle.MONTH)))
                .put("next_bill", nextBill(today).toString());
    }

    /** The days of this month that are left, today among them, and what is paid once. */
    private static BigDecimal untilNextBill(Price total, LocalDate today) {
        long daysLeft = nextBill(today).toEpochDay() - today.toEpochDay();
        return total.of(Cycle.MONTH)
                .multiply(BigDecimal.valueOf(daysLeft))
                .divide(BigDecimal.valueOf(today.lengthOfMonth()), 2, RoundingMode.HALF_UP)
                .add(total.of(Cycle.ONE_TIME));
    }

    private static LocalDate nextBill(LocalDate today) {
        return today.withDayOfMonth(1).plusMonths(1);
    }
}
