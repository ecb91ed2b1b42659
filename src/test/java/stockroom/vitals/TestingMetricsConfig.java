package stockroom.vitals;

/** Settings without a configuration. */
record TestingMetricsConfig(boolean tenantLabel, int tenantsMax) implements MetricsConfig {}
