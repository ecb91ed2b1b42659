package stockroom.surface;

/** A call of each method that the gateway passes on, with the parameters in their two spellings. */
enum Sample {
    DETAILS("Product/details", "{\"code\":\"SS.VPS\"}", "code=SS.VPS"),
    LIST("Product/list", "{\"page_size\":5,\"page_num\":2}", "page_num=2&page_size=5"),
    STARTING_PRICE("Product/startingPrice", "{\"code\":[\"SS.VPS.WIN\",\"SS.VPS\"]}", "code=SS.VPS.WIN&code=SS.VPS"),
    PRICE("Product/price", """
            {"code":"SS.VM","region":1,"features":{"ConfigId":"41","Template":"CENTOS_8_UNMANAGED",
             "Bandwidth":"SS.5000","Support":"SelfManaged","ExtraIp":{"value":1,"count":2}}}""", ""),
    MARKETING_LIST("Product/marketingList", "{\"page_size\":3}", "page_size=3"),
    CODE_FROM_PATH(
            "Product/getProductCodeFromPath",
            "{\"series\":\"cloud\",\"plan_type\":\"vps\",\"plan\":\"custom\"}",
            "series=cloud&plan_type=vps&plan=custom"),
    PING("Utilities/Info/ping", "{}", ""),
    VERSION("Utilities/Info/version", "{}", "");

    private final String method;
    private final String params;
    private final String query;

    Sample(String method, String params, String query) {
        this.method = method;
        this.params = params;
        this.query = query;
    }

    String method() {
        return method;
    }

    /** The path in v1, without extension. */
    String path() {
        return "/v1/" + method;
    }

    String params() {
        return params;
    }

    /** JSON, which is YAML too. */
    String body() {
        return "{\"params\":" + params + "}";
    }

    /** The parameters in the query; empty where there are none, or where they do not fit. */
    String query() {
        return query;
    }
}
