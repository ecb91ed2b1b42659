/** The chart and the manifests, rendered and held against what Kubernetes and the gateway know. */
@NullMarked
package stockroom.chart;

import org.jspecify.annotations.NullMarked;
