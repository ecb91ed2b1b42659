package stockroom.chart;

import com.google.gson.JsonElement;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;

/**
 * A kind of object, by two models of it: the one knows the type of each field, the other which fields must be there. Of
 * kinds that are not Kubernetes' own there is the first alone.
 */
record Kind(Class<?> types, Fields fields) {

    /** By {@code apiVersion/kind}. */
    static final Map<String, Kind> KNOWN = Map.ofEntries(
            Map.entry("apps/v1/Deployment", new Kind(Deployment.class, V1Deployment::validateJsonElement)),
            Map.entry("v1/Namespace", new Kind(Namespace.class, V1Namespace::validateJsonElement)),
            Map.entry("v1/Pod", new Kind(Pod.class, V1Pod::validateJsonElement)),
            Map.entry("v1/Service", new Kind(Service.class, V1Service::validateJsonElement)),
            Map.entry("v1/ConfigMap", new Kind(ConfigMap.class, V1ConfigMap::validateJsonElement)),
            Map.entry("v1/ServiceAccount", new Kind(ServiceAccount.class, V1ServiceAccount::validateJsonElement)),
            Map.entry(
                    "autoscaling/v2/HorizontalPodAutoscaler",
                    new Kind(HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement)),
            Map.entry(
                    "policy/v1/PodDisruptionBudget",
                    new Kind(PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement)),
            Map.entry(
                    "networking.k8s.io/v1/NetworkPolicy",
                    new Kind(NetworkPolicy.class, V1NetworkPolicy::validateJsonElement)),
            Map.entry("networking.k8s.io/v1/Ingress", new Kind(Ingress.class, V1Ingress::validateJsonElement)),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", new Kind(HTTPRoute.class, Fields.NOT_MODELLED)),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", new Kind(ServiceMonitor.class, Fields.NOT_MODELLED)),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", new Kind(PrometheusRule.class, Fields.NOT_MODELLED)),
            Map.entry("external-secrets.io/v1/ExternalSecret", new Kind(ExternalSecret.class, Fields.NOT_MODELLED)));

    /** Throws where a field is not known, or is missing. */
    @FunctionalInterface
    interface Fields {

        Fields NOT_MODELLED = object -> {};

        void check(JsonElement object) throws IOException;
    }
}
