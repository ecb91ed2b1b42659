/** What Prometheus, Grafana and the people behind them see of a real gateway. What needs Prometheus is named a drill. */
@NullMarked
package stockroom.observed;

import org.jspecify.annotations.NullMarked;
