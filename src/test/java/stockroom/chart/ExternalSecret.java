package stockroom.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** What the chart uses of the External Secrets operator's kind, of which no library here has a model. */
record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(
            @JsonProperty(required = true) String refreshInterval,
            @JsonProperty(required = true) StoreRef secretStoreRef,
            @JsonProperty(required = true) Target target,
            List<From> dataFrom,
            List<Data> data) {}

    record StoreRef(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String kind) {}

    record Target(@JsonProperty(required = true) String name) {}

    record From(@JsonProperty(required = true) Remote extract) {}

    record Data(
            @JsonProperty(required = true) String secretKey,
            @JsonProperty(required = true) Remote remoteRef) {}

    record Remote(@JsonProperty(required = true) String key) {}
}
