package stockroom.cluster;

import java.util.List;
import java.util.stream.Collectors;

/** What is asked, in JSON. */
public record Question(String method, String params) {

    public static Question details(String code) {
        return new Question("Product/details", "{\"code\":\"" + code + "\"}");
    }

    public static Question page(int number, int size) {
        return new Question("Product/list", "{\"page_num\":" + number + ",\"page_size\":" + size + "}");
    }

    public static Question startingPrice(List<String> codes) {
        String array = codes.stream().map(code -> '"' + code + '"').collect(Collectors.joining(",", "[", "]"));
        return new Question("Product/startingPrice", "{\"code\":" + array + "}");
    }

    /** A quote, which nobody keeps. */
    public static Question price(int region) {
        return new Question(
                "Product/price",
                "{\"code\":\"SS.VM.WIN\",\"region\":" + region + ",\"features\":{\"ConfigId\":41,"
                        + "\"Template\":\"WINDOWS_2022_UNMANAGED\",\"Bandwidth\":\"SS.5000\","
                        + "\"Support\":\"SelfManaged\",\"MsSQL\":{\"value\":\"None\",\"count\":4}}}");
    }

    Storefront.Spelling spelled() {
        return new Storefront.Spelling("POST", "/v1/" + method, "{\"params\":" + params + "}");
    }
}
