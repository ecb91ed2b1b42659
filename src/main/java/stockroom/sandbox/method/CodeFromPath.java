package stockroom.sandbox.method;

import java.util.Locale;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Json;
import stockroom.sandbox.wire.StormError;

/** {@code Product/getProductCodeFromPath}: series, plan type and plan of the cart, joined, are a product's alias. */
final class CodeFromPath implements StormMethod {

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        String series = inputs.requiredText("series", Form.WORD);
        String planType = inputs.requiredText("plan_type", Form.WORD);
        String plan = inputs.requiredText("plan", Form.WORD);
        inputs.check();
        String alias = String.join("/", series, planType, plan).toLowerCase(Locale.ROOT);
        Offer offer =
                request.storefront().findByAlias(alias).orElseThrow(() -> StormError.recordNotFound("path", alias));
        return Answer.of(
                Json.object().put("alias", alias).put("code", offer.product().code()));
    }
}
