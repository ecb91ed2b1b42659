package stockroom.catalog;

import java.util.Locale;

/**
 * A method of the Storm API, {@code Namespace/method}, without version or extension.
 *
 * <p>Upstream lower-cases paths, so two names that differ in letter case are one: the Product methods are held as the
 * vendor spells them, every other name in lower case.
 */
public record MethodName(String value) {

    public MethodName {
        value = spelling(value);
    }

    /** The namespace, such as {@code Product} or {@code network/dns/zone}. */
    public String namespace() {
        return value.substring(0, Math.max(0, value.lastIndexOf('/')));
    }

    private static String spelling(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "product/details" -> "Product/details";
            case "product/list" -> "Product/list";
            case "product/startingprice" -> "Product/startingPrice";
            case "product/price" -> "Product/price";
            case "product/marketinglist" -> "Product/marketingList";
            case "product/getproductcodefrompath" -> "Product/getProductCodeFromPath";
            case "account/auth/token" -> "Account/Auth/token";
            case "account/auth/expiretoken" -> "Account/Auth/expireToken";
            case "utilities/info/ping" -> "Utilities/Info/ping";
            case "utilities/info/version" -> "Utilities/Info/version";
            default -> lower;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
