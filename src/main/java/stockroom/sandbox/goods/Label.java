package stockroom.sandbox.goods;

import java.util.List;
import java.util.Map;

/** What is written on a product. */
public record Label(
        String title,
        String subTitle,
        String description,
        String taxCode,
        List<String> features,
        Map<String, Integer> capabilities) {

    public Label {
        features = List.copyOf(features);
        capabilities = Map.copyOf(capabilities);
    }
}
