package stockroom.sandbox.method;

import java.util.List;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Inputs;

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
        return Answer.of(
                page.of(offers, offer -> alsoWith.extended(offer.cards().listed(), offer)));
    }
}
