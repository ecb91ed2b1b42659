/**
 * The swap: a tenant's stored credentials go in, a short-lived upstream token comes out.
 *
 * <p>Imports {@code catalog}, {@code tenant} and, of {@code store}, {@code SharedState} alone. {@code upstream} asks here
 * for the token that authorises a call, and implements {@link stockroom.token.TokenExchange}, the login itself. Start
 * reading at {@link stockroom.token.SharedTokenSource}, then {@code AccountToken}, which tells the story of one token.
 */
@NullMarked
package stockroom.token;

import org.jspecify.annotations.NullMarked;
