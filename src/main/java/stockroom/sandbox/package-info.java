/**
 * The built-in upstream: a Storm API of our own, for newcomers, tests and benchmarks.
 *
 * <p>An independent implementation on purpose: it imports no other package of the gateway and none imports it, so that
 * a misreading of the API shows as a difference between the two. It answers {@code Product/*}, {@code
 * Account/Auth/token} and {@code expireToken}, {@code Utilities/Info/ping} and {@code version} from one catalogue of
 * data files ({@code /sandbox/*.json}); every method asks for a login.
 *
 * <h2>What the documentation of the API leaves open, and how it is settled here</h2>
 *
 * <ul>
 *   <li>Starting and default prices are those of a product's first region. A starting price is the product's own price
 *       and, for each required option, its cheapest value with what that value requires in turn.
 *   <li>{@code startingPrice} leaves out a code that the account cannot see, also where it is the only one.
 *   <li>A quote wants every required option; an optional one counts where it is named. The features of nested options
 *       stand beside the others.
 *   <li>A parameter that a method does not know is {@code Input::Unknown}; null is the same as absent.
 *   <li>A passcode counts during its own 30 seconds alone, and once.
 *   <li>{@code expireToken} ends the token that it is called with, or all of the account's when it is called with the
 *       password. A {@code timeout} above what is allowed is cut, not refused.
 * </ul>
 *
 * <h2>Controls</h2>
 *
 * <p>On the same port, without a login, JSON in and out; what cannot be obeyed is answered with 400 or 404 and {@code
 * {"problem":…}}.
 *
 * <table>
 *   <caption>Controls</caption>
 *   <tr><th>control</th><th>body</th><th>what it does</th></tr>
 *   <tr><td>{@code GET /sandbox/calls}</td><td></td><td>counts: {@code total}, {@code by_method}, {@code by_account},
 *       products asked for by startingPrice ({@code starting_price_products}, {@code starting_price_by_code}), {@code
 *       mints}, {@code mints_by_account}, {@code totp_logins_by_step} (Unix time / 30), {@code refused_logins} by
 *       reason, {@code faults}, {@code in_flight}, {@code in_flight_max}</td></tr>
 *   <tr><td>{@code GET /sandbox/calls/recent}</td><td></td><td>the last 200 calls, newest first: {@code method}, {@code
 *       account}, {@code params} without the passcode</td></tr>
 *   <tr><td>{@code DELETE /sandbox/calls}</td><td></td><td>sets the counts to zero</td></tr>
 *   <tr><td>{@code PUT /sandbox/latency}</td><td>{@code {"millis":150}}</td><td>what each call waits</td></tr>
 *   <tr><td>{@code POST /sandbox/faults}</td><td>{@code {"kind":"status"}}; optional: {@code method}, {@code account}
 *       (both {@code *} by default), {@code count} (calls), {@code duration_ms} (how long it is in force), {@code
 *       status}, {@code error_class}, {@code retry_after}, {@code millis} (slow), {@code bytes} (oversize)</td><td>makes
 *       calls go wrong; the kinds are those of {@link stockroom.sandbox.fault.FaultKind} in lower case with hyphens. The
 *       oldest fault that matches strikes</td></tr>
 *   <tr><td>{@code GET}, {@code DELETE /sandbox/faults}</td><td></td><td>the faults in force; none any more</td></tr>
 *   <tr><td>{@code POST /sandbox/tokens/expire}</td><td></td><td>ends all live tokens: {@code {"expired":n}}</td></tr>
 *   <tr><td>{@code PUT /sandbox/tokens/lifetime}</td><td>{@code {"seconds":60}}</td><td>the most that a new token
 *       lives</td></tr>
 *   <tr><td>{@code PUT /sandbox/accounts/NAME}</td><td>{@code {"password":"…"}}</td><td>changes the password; live
 *       tokens live on</td></tr>
 *   <tr><td>{@code POST /sandbox/prices}</td><td>{@code {"code":"SS.VPS","factor":1.5}}</td><td>multiplies a product's
 *       stated prices, its options' too; {@code *} is all products</td></tr>
 *   <tr><td>{@code POST /sandbox/clock}</td><td>{@code {"offset_seconds":3600}}</td><td>shifts its clock against the
 *       real one: tokens, passcodes, bills</td></tr>
 *   <tr><td>{@code POST /sandbox/reset}</td><td></td><td>all of the above as it was at the start</td></tr>
 * </table>
 */
@NullMarked
package stockroom.sandbox;

import org.jspecify.annotations.NullMarked;
