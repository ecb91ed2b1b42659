package stockroom.faults;

import stockroom.cluster.Question;
import stockroom.cluster.Shop;

/**
 * What is asked, by whom and where.
 *
 * @param gateway the one that is asked if it is ready, by its number
 */
record Asked(Kind kind, Shop shop, Question question, int gateway) {}
