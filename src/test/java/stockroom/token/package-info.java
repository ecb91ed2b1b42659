@NullMarked
package stockroom.token;

import org.jspecify.annotations.NullMarked;
