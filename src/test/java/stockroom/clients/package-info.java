/** The examples of the page for clients: run by {@code .ci/run}, and left out of {@code ./mvnw verify}. */
@NullMarked
package stockroom.clients;

import org.jspecify.annotations.NullMarked;
