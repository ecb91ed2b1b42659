@NullMarked
package stockroom.sandbox;

import org.jspecify.annotations.NullMarked;
