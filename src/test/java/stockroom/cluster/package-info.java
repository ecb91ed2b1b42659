/** Several packaged gateways as processes, with real Redis between them and the built-in upstream behind them. */
@NullMarked
package stockroom.cluster;

import org.jspecify.annotations.NullMarked;
