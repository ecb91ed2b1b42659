package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import stockroom.sandbox.goods.Cycle;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.tally.Calls;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Json;

/**
 * {@code Product/startingPrice}: the least each product can cost, in the order asked, each once. A code that the account
 * cannot see is left out, alone or in a batch.
 */
final class StartingPrice implements StormMethod {

    static final Set<Cycle> CYCLES = Set.of(Cycle.HOUR, Cycle.MONTH);

    private final Calls calls;

    StartingPrice(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        Set<String> codes = new LinkedHashSet<>(inputs.requiredTexts("code", Form.CODE));
        AlsoWith alsoWith = AlsoWith.read(inputs);
        inputs.check();
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        for (String code : codes) {
            calls.lookedUp(code);
            request.storefront().find(code).ifPresent(offer -> items.add(item(offer, alsoWith)));
        }
        return Answer.of(body);
    }

    private static ObjectNode item(Offer offer, AlsoWith alsoWith) {
        ObjectNode item = AlsoWith.startingPrice(offer);
        alsoWith.extend(item, offer);
        return item;
    }
}
