package stockroom.sandbox.method;

import java.util.List;
import java.util.Optional;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.wire.Answer;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;

/** {@code Product/marketingList}: what {@code list} takes, and {@code active}, {@code featured}, codes and a key. */
final class MarketingList implements StormMethod {

    private record Wanted(ShelfFilter shelf, boolean active, Optional<Boolean> featured, List<String> codes) {

        boolean passes(Offer offer) {
            return shelf.passes(offer)
                    && offer.product().shelf().active() == active
                    && featured.map(flag -> flag == offer.product().shelf().featured())
                            .orElse(true)
                    && (codes.isEmpty() || codes.contains(offer.product().code()));
        }
    }

    @Override
    public Answer answer(Request request) {
        Inputs inputs = request.inputs();
        Wanted wanted = new Wanted(
                ShelfFilter.read(inputs),
                inputs.flag("active").orElse(true),
                inputs.flag("featured"),
                inputs.texts("product_code", Form.CODE));
        Optional<String> key = inputs.text("key", Form.KEY);
        Page page = Page.read(inputs);
        AlsoWith alsoWith = AlsoWith.read(inputs);
        inputs.check();
        List<MarketingItem> items = request.storefront().offers().stream()
                .filter(wanted::passes)
                .flatMap(offer -> MarketingItem.of(offer, key))
                .toList();
        return Answer.of(page.of(items, item -> alsoWith.extended(item.json(), item.offer())));
    }
}
