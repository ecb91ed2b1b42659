package stockroom.catalog;

import static stockroom.catalog.MethodSpec.Keeping.BY_PRODUCT;
import static stockroom.catalog.MethodSpec.Keeping.BY_REPLY;
import static stockroom.catalog.MethodSpec.Keeping.NEVER;
import static stockroom.catalog.ParameterSpec.defaulting;
import static stockroom.catalog.ParameterSpec.optional;
import static stockroom.catalog.ParameterSpec.required;
import static stockroom.catalog.ParameterType.ANY;
import static stockroom.catalog.ParameterType.BOOLEAN;
import static stockroom.catalog.ParameterType.POSITIVE_INTEGER;
import static stockroom.catalog.ParameterType.TEXT;
import static stockroom.catalog.ParameterType.TEXT_SET;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;

/**
 * The methods and their parameters: what keys are made of, and what the documentation shows. The Product methods are
 * after the vendor's page "Product/".
 *
 * <p>{@code alsowith} is a word in v1 and may be an array in bleed, whose order and nesting upstream alone knows: it
 * keeps its form.
 */
public final class Methods {

    public static final MethodName DETAILS = new MethodName("Product/details");
    public static final MethodName LIST = new MethodName("Product/list");
    public static final MethodName STARTING_PRICE = new MethodName("Product/startingPrice");
    public static final MethodName PRICE = new MethodName("Product/price");
    public static final MethodName MARKETING_LIST = new MethodName("Product/marketingList");
    public static final MethodName PRODUCT_CODE_FROM_PATH = new MethodName("Product/getProductCodeFromPath");

    public static final MethodName PING = new MethodName("Utilities/Info/ping");
    public static final MethodName VERSION = new MethodName("Utilities/Info/version");
    public static final MethodName TOKEN = new MethodName("Account/Auth/token");
    public static final MethodName EXPIRE_TOKEN = new MethodName("Account/Auth/expireToken");

    /** The parameter that names products. */
    public static final String CODE = "code";

    /** The parameter that names a product by another name. */
    public static final String ALIAS = "alias";

    private static final ParameterSpec ALSO_WITH =
            optional("alsowith", ANY, "A word naming what else to return with each item; in bleed also an array.");

    private static final Map<MethodName, MethodSpec> SPECS = new LinkedHashMap<>();

    static {
        add(
                DETAILS,
                BY_REPLY,
                "Returns a product's prices and options.",
                optional(ALIAS, TEXT, "A product's alias, such as cloud/vps/custom; needed where no code is given."),
                optional(CODE, TEXT, "A product code, such as SS.VPS; needed where no alias is given.")
                        .like("\"SS.VPS\""));
        add(LIST, BY_REPLY, "Returns the products that the account may see, a page at a time.", listParameters());
        add(
                STARTING_PRICE,
                BY_PRODUCT,
                "Returns the lowest price of each product, with the cheapest value of each option.",
                ALSO_WITH,
                required(CODE, TEXT_SET, "A product code or an array of them.").like("[\"SS.VPS\",\"SS.VM\"]"));
        add(
                PRICE,
                NEVER,
                "Returns a quote for a product with the chosen features in a region.",
                required(CODE, TEXT, "A product code.").like("\"SS.VM\""),
                required("features", ANY, "The chosen value of each option, by option key.")
                        .like("""
                        {"ConfigId":"41","Template":"CENTOS_8_UNMANAGED","Bandwidth":"SS.5000","Support":"SelfManaged"}"""),
                required("region", POSITIVE_INTEGER, "The id of a region.").like("1"));
        add(
                MARKETING_LIST,
                BY_REPLY,
                "Returns what a shop window needs of each product, a page at a time.",
                marketingListParameters());
        add(
                PRODUCT_CODE_FROM_PATH,
                BY_REPLY,
                "Turns the elements of a shop's path into a product code and alias.",
                required("plan", TEXT, "The plan.").like("\"custom\""),
                required("plan_type", TEXT, "The type of plan.").like("\"vps\""),
                required("series", TEXT, "The series.").like("\"cloud\""));
        add(PING, BY_REPLY, "Tells that the API answers.");
        add(VERSION, BY_REPLY, "Returns the API's version.");
        add(
                TOKEN,
                BY_REPLY,
                "Returns a short-lived token of the gateway's own, to be given in place of a key.",
                optional("timeout", POSITIVE_INTEGER, "How long the token lives, in seconds; the gateway cuts it.")
                        .like("3600"));
        add(EXPIRE_TOKEN, BY_REPLY, "Ends the gateway's token that the call presents.");
    }

    private Methods() {}

    /** The specs of the methods that the tables know. */
    public static SequencedCollection<MethodSpec> all() {
        return List.copyOf(SPECS.values());
    }

    /** What is known of a method; of one that no table names, that its parameters have no types. */
    public static MethodSpec spec(MethodName name) {
        MethodSpec known = SPECS.get(name);
        return known != null ? known : new MethodSpec(name, BY_REPLY, "");
    }

    private static void add(
            MethodName name, MethodSpec.Keeping keeping, String description, ParameterSpec... parameters) {
        SPECS.put(name, new MethodSpec(name, keeping, description, parameters));
    }

    private static ParameterSpec[] listParameters() {
        return new ParameterSpec[] {
            ALSO_WITH,
            optional("cart_category", TEXT_SET, "A cart category or an array of them."),
            optional("cart_plan", TEXT_SET, "A cart plan or an array of them."),
            optional("cart_series", TEXT_SET, "A cart series or an array of them."),
            optional("category", TEXT, "A category."),
            defaulting("page_num", POSITIVE_INTEGER, 1, "The page, from 1."),
            defaulting("page_size", POSITIVE_INTEGER, 25, "How many items a page has.")
                    .like("5"),
            optional("series", TEXT, "A series, such as vps.")
        };
    }

    private static ParameterSpec[] marketingListParameters() {
        List<ParameterSpec> parameters = new ArrayList<>(Arrays.asList(listParameters()));
        parameters.add(defaulting("active", BOOLEAN, 1, "Whether a product is on sale."));
        parameters.add(optional("featured", BOOLEAN, "Whether a product is featured."));
        parameters.add(optional("key", TEXT, "An option key."));
        parameters.add(optional("product_code", TEXT_SET, "A product code or an array of them."));
        return parameters.toArray(ParameterSpec[]::new);
    }
}
