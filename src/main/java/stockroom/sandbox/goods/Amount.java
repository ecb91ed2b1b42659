package stockroom.sandbox.goods;

import java.math.BigDecimal;

/** What a data file states of a price: a month in the region whose factor is 1, and what is paid once. */
record Amount(BigDecimal month, BigDecimal oneTime) {

    Amount {
        if (month.signum() < 0 || oneTime.signum() < 0) {
            throw new IllegalArgumentException("a price below zero");
        }
    }
}
