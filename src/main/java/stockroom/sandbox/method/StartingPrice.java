package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
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
            request.storefront()
                    .find(code)
                    .ifPresent(
                            offer -> items.add(alsoWith.extended(offer.cards().starting(), offer)));
        }
        return Answer.of(body);
    }
}
