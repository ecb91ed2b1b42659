@NullMarked
package stockroom.sandbox.login;

import org.jspecify.annotations.NullMarked;
