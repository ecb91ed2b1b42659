package stockroom.sandbox.login;

import java.math.BigDecimal;
import java.util.Optional;
import stockroom.sandbox.goods.Assortment;

/**
 * A user of the API.
 *
 * @param balance money on the account
 * @param limit the most that may be paid at once
 */
public record Account(
        String username,
        String password,
        Optional<Totp> totp,
        Assortment assortment,
        BigDecimal balance,
        BigDecimal limit) {

    Account withPassword(String other) {
        return new Account(username, other, totp, assortment, balance, limit);
    }

    @Override
    public String toString() {
        return "Account[" + username + "]";
    }
}
