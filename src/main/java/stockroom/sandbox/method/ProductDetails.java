package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.StormError;

/** {@code Product/details}: a product by its code, or else by its alias. */
final class ProductDetails implements StormMethod {

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        Optional<String> alias = inputs.text("alias", Form.ALIAS);
        String code = inputs.any("alias").isPresent()
                ? inputs.text("code", Form.CODE).orElse("")
                : inputs.requiredText("code", Form.CODE);
        AlsoWith alsoWith = AlsoWith.read(inputs);
        inputs.check();
        Offer offer = code.isEmpty() ? byAlias(request, alias.orElseThrow()) : request.offer(code);
        return alsoWith.isEmpty()
                ? offer.details()
                : Answer.of(alsoWith.extended((ObjectNode) offer.details().tree(), offer));
    }

    private static Offer byAlias(Request request, String alias) {
        return request.storefront().findByAlias(alias).orElseThrow(() -> StormError.recordNotFound("alias", alias));
    }
}
