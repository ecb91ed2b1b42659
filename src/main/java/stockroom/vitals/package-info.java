/**
 * What is observed: meters, and whether the gateway is alive, started and ready.
 *
 * <p>Imports every package but {@code wiring}, and is imported by {@code wiring} alone: each package owns a small
 * interface of what it lets be observed, which is implemented here. {@link stockroom.vitals.MetricNames} lists all
 * meters. No call goes through here; it is seen off from wherever it is.
 */
@NullMarked
package stockroom.vitals;

import org.jspecify.annotations.NullMarked;
