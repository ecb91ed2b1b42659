package stockroom.chart;

/** Ways to install the chart that between them take every branch of it. */
enum Installations {
    TRIAL("sandbox: {enabled: true}"),
    TRIAL_WITH_REDIS("""
        replicaCount: 3
        sandbox: {enabled: true, latency: PT0.1S}
        redis: {mode: trial}
        imagePullSecrets: [{name: registry}]
        """),
    PRODUCTION("""
        image: {repository: registry.example/stockroom, digest: "sha256:%s"}
        tenants: {existingSecret: tenants}
        tokenKeys: {existingSecret: keys, key: token}
        operatorKeys: {existingSecret: keys, key: operators}
        redis: {mode: standalone, hosts: ["redis://redis:6379"], existingSecret: redis}
        upstream: {url: "https://storm.example"}
        forward: [Product/details, "Utilities/Info/*"]
        config: {'stockroom.cache."Product/details".fresh': 7M, stockroom.upstream.connections: 1000000}
        javaOptions: -Xlog:gc
        autoscaling: {enabled: true, inFlightCalls: {enabled: true}, behavior: {scaleDown: {stabilizationWindowSeconds: 60}}}
        serviceMonitor: {enabled: true, labels: {release: prometheus}}
        prometheusRule: {enabled: true}
        dashboards: {enabled: true, annotations: {folder: Stockroom}}
        ingress: {enabled: true, className: nginx, hosts: [{host: shop.example}], tls: [{secretName: tls, hosts: [shop.example]}]}
        httpRoute: {enabled: true, parentRefs: [{name: gateway, namespace: infra}], hostnames: [shop.example]}
        networkPolicy:
          callers: [{namespaceSelector: {matchLabels: {team: web}}}]
          operators: [{namespaceSelector: {matchLabels: {team: ops}}}]
          extraEgress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 4317}]}]
        """.formatted("0".repeat(64))),
    SENTINELS_WITH_TLS("""
        tenants: {existingSecret: tenants}
        redis:
          mode: sentinel
          hosts: ["rediss://a:26379", "rediss://b:26379"]
          masterName: shop
          tls: {enabled: true, caSecret: authority}
        """),
    CLUSTER_WITH_EXTERNAL_SECRETS("""
        externalSecrets: {enabled: true, secretStoreRef: {name: vault, kind: ClusterSecretStore}}
        tenants: {remoteKey: stockroom/tenants}
        tokenKeys: {remoteKey: stockroom/token-keys}
        operatorKeys: {remoteKey: stockroom/operators}
        redis: {mode: cluster, hosts: ["rediss://a:6379", "rediss://b:6379"], tls: {enabled: true}}
        """),
    PLAIN("""
        fullnameOverride: gateway
        commonLabels: {team: shop}
        tenants: {existingSecret: tenants}
        serviceAccount: {create: false}
        networkPolicy: {enabled: false}
        podDisruptionBudget: {enabled: false}
        service: {type: LoadBalancer, port: 8443, annotations: {internal: "true"}}
        podAnnotations: {note: seen}
        podLabels: {tier: front}
        nodeSelector: {disk: ssd}
        tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
        affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}
        topologySpreadConstraints: [{maxSkew: 1, topologyKey: rack, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}]
        priorityClassName: high
        extraEnv: [{name: TZ, value: UTC}]
        extraVolumes: [{name: passwords, secret: {secretName: passwords}}]
        extraVolumeMounts: [{name: passwords, mountPath: /etc/passwords, readOnly: true}]
        podSecurityContext: {runAsUser: null, fsGroup: null}
        """);

    private final String yaml;

    Installations(String yaml) {
        this.yaml = yaml;
    }

    Manifests manifests() {
        return Chart.STOCKROOM.render(yaml);
    }
}
