package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import stockroom.sandbox.wire.Json;

/**
 * The short forms of an offer, written once: nearly every call of a benchmark asks for them. They are shared, so whoever
 * adds to one copies it first.
 *
 * @param listed an item of {@code Product/list}
 * @param starting an item of {@code Product/startingPrice}
 */
public record Cards(ObjectNode listed, ObjectNode starting) {

    private static final Set<Cycle> STARTING_CYCLES = Set.of(Cycle.HOUR, Cycle.MONTH);

    static Cards of(Offer offer) {
        return new Cards(listed(offer), starting(offer));
    }

    private static ObjectNode listed(Offer offer) {
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

    private static ObjectNode starting(Offer offer) {
        ObjectNode item = Json.object();
        item.set("price", offer.starting().json(STARTING_CYCLES));
        return item.put("product", offer.product().code());
    }
}
