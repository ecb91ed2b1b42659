package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import stockroom.sandbox.goods.Cycle;
import stockroom.sandbox.goods.Label;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.goods.Price;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Json;

/** {@code Product/list}: every product that the account sees, also those that are no longer marketed. */
final class ProductList implements StormMethod {

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        ShelfFilter filter = ShelfFilter.read(inputs);
        Page page = Page.read(inputs);
        AlsoWith alsoWith = AlsoWith.read(inputs);
        inputs.check();
        List<Offer> offers =
                request.storefront().offers().stream().filter(filter::passes).toList();
        return Answer.of(page.of(offers, offer -> {
            ObjectNode item = item(offer);
            alsoWith.extend(item, offer);
            return item;
        }));
    }

    private static ObjectNode item(Offer offer) {
        Label label = offer.product().label();
        return Json.object()
                .put("alias", offer.product().shelf().alias())
                .put("code", offer.product().code())
                .put("cycle", Cycle.MONTH.word())
                .put("default_price", Price.text(offer.base(offer.home()).of(Cycle.MONTH)))
                .put("description", label.description())
                .put("sub_title", label.subTitle())
                .put("tax_code", label.taxCode())
                .put("title", label.title());
    }
}
