@NullMarked
package stockroom.upstream;

import org.jspecify.annotations.NullMarked;
