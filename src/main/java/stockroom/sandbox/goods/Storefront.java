package stockroom.sandbox.goods;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue as one account sees it. */
public final class Storefront {

    private final Map<String, Offer> byCode;
    private final Map<String, Offer> byAlias;

    Storefront(Collection<Offer> offers) {
        Map<String, Offer> inOrder = new LinkedHashMap<>();
        offers.forEach(offer -> inOrder.put(offer.product().code(), offer));
        this.byCode = Collections.unmodifiableMap(inOrder);
        this.byAlias = offers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        offer -> offer.product().shelf().alias(), Function.identity()));
    }

    public Optional<Offer> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Optional<Offer> findByAlias(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    public Collection<Offer> offers() {
        return byCode.values();
    }
}
