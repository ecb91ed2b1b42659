package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import stockroom.sandbox.wire.Json;

/** Writes an offer as {@code Product/details} shows it: numbers and strings mixed, as Perl leaves them. */
final class DetailsPage {

    private final Offer offer;
    private final Product product;

    DetailsPage(Offer offer) {
        this.offer = offer;
        this.product = offer.product();
    }

    ObjectNode json() {
        Label label = product.label();
        ObjectNode page = Json.object().put("alias", product.shelf().alias());
        ObjectNode capabilities = page.putObject("capabilities");
        label.capabilities().keySet().stream()
                .sorted()
                .forEach(name -> capabilities.put(name, label.capabilities().get(name)));
        texts(page.putArray("categories"), product.shelf().categories());
        page.put("code", product.code())
                .put("cycle", Cycle.MONTH.word())
                .put("default_price", Price.text(offer.base(offer.home()).of(Cycle.MONTH)))
                .put("description", label.description());
        texts(page.putArray("features"), label.features());
        page.putNull("option_value_features");
        options(page.putArray("options"), product.options());
        related(page, "parent_product", product.shelf().parent());
        product.regions()
                .forEach(region -> page.withObjectProperty("prices")
                        .set(region.toString(), offer.base(region).json()));
        related(page, "related_product", product.shelf().related());
        texts(page.putArray("series"), product.shelf().series());
        return page.put("sub_title", label.subTitle())
                .put("tax_code", label.taxCode())
                .put("title", label.title());
    }

    private void options(ArrayNode array, List<Option> options) {
        int order = 0;
        for (Option option : options) {
            ObjectNode json = array.addObject()
                    .put("automated", bit(option.automated()))
                    .put("display_order", order)
                    .put("display_text", option.text())
                    .put("key", option.key())
                    .put("option_key_id", option.id())
                    .put("public", Integer.toString(bit(option.listed())))
                    .put("required", bit(option.required()));
            values(json.putArray("values"), option);
            order++;
        }
    }

    private void values(ArrayNode array, Option option) {
        int order = 0;
        for (OptionValue value : option.values()) {
            ObjectNode json = array.addObject()
                    .put("display_order", Integer.toString(order))
                    .put("display_text", value.text())
                    .put("id", Integer.toString(option.id() * 100 + order))
                    .put("value", value.value());
            options(json.putArray("options"), value.options());
            ObjectNode prices = json.putObject("prices");
            product.regions()
                    .forEach(region -> prices.set(
                            region.toString(), offer.price(value, region).json()));
            order++;
        }
    }

    private static void related(ObjectNode page, String name, Optional<String> code) {
        code.ifPresentOrElse(known -> page.putObject(name).put("code", known), () -> page.putNull(name));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static int bit(boolean flag) {
        return flag ? 1 : 0;
    }
}
