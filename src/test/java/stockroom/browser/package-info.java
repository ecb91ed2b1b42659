/** What is seen in a real browser: run by {@code .ci/run}, which installs one, and left out of {@code ./mvnw verify}. */
@NullMarked
package stockroom.browser;

import org.jspecify.annotations.NullMarked;
