package stockroom.sandbox.goods;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a product is found.
 *
 * @param cart series, category and plan of the cart: joined by slashes they are the product's alias
 * @param active whether it is still marketed
 */
public record Shelf(
        List<String> series,
        List<String> categories,
        List<String> cart,
        boolean active,
        boolean featured,
        Optional<String> parent,
        Optional<String> related) {

    public Shelf {
        series = List.copyOf(series);
        categories = List.copyOf(categories);
        cart = List.copyOf(cart);
        if (cart.size() != 3) {
            throw new IllegalArgumentException("a cart path has three parts");
        }
    }

    public String alias() {
        return String.join("/", cart).toLowerCase(Locale.ROOT);
    }

    public boolean inAnyOf(Set<String> excludedSeries) {
        return series.stream().anyMatch(excludedSeries::contains);
    }
}
