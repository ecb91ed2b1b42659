package stockroom.sandbox.method;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stockroom.sandbox.login.Tokens;
import stockroom.sandbox.tally.Calls;

/** The methods that there are, found by their paths in lower case. */
public final class Methods {

    /** A method under the name that the documentation spells. */
    public record Named(String name, StormMethod method) {}

    private final Map<String, Named> byPath;

    public Methods(Tokens tokens, Calls calls, InstantSource clock) {
        this.byPath = Stream.of(
                        new Named("Product/details", new ProductDetails()),
                        new Named("Product/list", new ProductList()),
                        new Named("Product/marketingList", new MarketingList()),
                        new Named("Product/price", new ProductPrice(clock)),
                        new Named("Product/startingPrice", new StartingPrice(calls)),
                        new Named("Product/getProductCodeFromPath", new CodeFromPath()),
                        new Named("Account/Auth/token", new AuthToken(tokens, calls)),
                        new Named("Account/Auth/expireToken", new ExpireToken(tokens)),
                        new Named("Utilities/Info/ping", new InfoMethod("ping", "success")),
                        new Named("Utilities/Info/version", new InfoMethod("version", "1.0.0")))
                .collect(Collectors.toUnmodifiableMap(
                        named -> named.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    public Optional<Named> find(String lowerCasePath) {
        return Optional.ofNullable(byPath.get(lowerCasePath));
    }
}
