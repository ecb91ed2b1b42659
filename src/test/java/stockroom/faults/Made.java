package stockroom.faults;

import stockroom.cluster.Answer;
import stockroom.testing.GatewayProcess;

/**
 * A call that was made.
 *
 * @param gateway the one that was asked
 * @param due when it was to begin, in {@link System#nanoTime}
 * @param ended when the answer was whole; an answer that never came has status 0
 */
record Made(Asked asked, GatewayProcess gateway, Answer answer, long due, long ended) {}
