/**
 * The call out: authorised, bounded, retried and sent to the Storm API.
 *
 * <p>Imports {@code catalog}, {@code tenant}, {@code store} for what replicas share, and {@code token}, whose {@code
 * TokenExchange} is carried out here too, over the same wire. A call goes through {@link
 * stockroom.upstream.MeteredUpstream}, {@link stockroom.upstream.DeadlineUpstream}, {@link
 * stockroom.upstream.PausingUpstream}, {@link stockroom.upstream.AuthorizingUpstream}, {@link
 * stockroom.upstream.AdmittingUpstream}, {@link stockroom.upstream.ResilientUpstream} and {@link
 * stockroom.upstream.RestUpstream}, in this order. Nothing lies behind it but the network.
 */
@NullMarked
package stockroom.upstream;

import org.jspecify.annotations.NullMarked;
