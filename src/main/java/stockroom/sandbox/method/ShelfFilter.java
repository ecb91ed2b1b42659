package stockroom.sandbox.method;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.goods.Shelf;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;

/** The filters that both lists share; letter case does not matter, and a filter that is not given passes all. */
record ShelfFilter(Optional<String> series, Optional<String> category, List<List<String>> cart) {

    static ShelfFilter read(Inputs inputs) {
        return new ShelfFilter(
                inputs.text("series", Form.WORD),
                inputs.text("category", Form.WORD),
                Stream.of("cart_series", "cart_category", "cart_plan")
                        .map(name -> inputs.texts(name, Form.WORD))
                        .toList());
    }

    boolean passes(Offer offer) {
        Shelf shelf = offer.product().shelf();
        return passes(series, shelf.series()) && passes(category, shelf.categories()) && passesCart(shelf.cart());
    }

    private boolean passesCart(List<String> path) {
        for (int part = 0; part < path.size(); part++) {
            List<String> wanted = cart.get(part);
            if (!wanted.isEmpty() && !holds(wanted, path.get(part))) {
                return false;
            }
        }
        return true;
    }

    private static boolean passes(Optional<String> wanted, Collection<String> values) {
        return wanted.map(word -> holds(values, word)).orElse(true);
    }

    private static boolean holds(Collection<String> words, String wanted) {
        return words.stream().anyMatch(wanted::equalsIgnoreCase);
    }
}
