/** The rules of the house, checked by machine: who imports whom, which library lives where, and what nobody does. */
@NullMarked
package stockroom.architecture;

import org.jspecify.annotations.NullMarked;
