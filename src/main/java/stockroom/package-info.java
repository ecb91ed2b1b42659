/** The gateway; each package below has a job of its own, in the order a call walks through them. */
@org.jspecify.annotations.NullMarked
package stockroom;
