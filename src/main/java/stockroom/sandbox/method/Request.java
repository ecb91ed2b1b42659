package stockroom.sandbox.method;

import java.util.Optional;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.goods.Storefront;
import stockroom.sandbox.login.Account;
import stockroom.sandbox.login.Token;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.StormError;

/** A call whose caller is known. */
public record Request(Account account, Optional<Token> token, Storefront storefront, Inputs inputs) {

    /**
     * The product of a code.
     *
     * @throws StormError {@code RecordNotFound} where the account sees no such product
     */
    Offer offer(String code) {
        return storefront.find(code).orElseThrow(() -> StormError.recordNotFound("code", code));
    }
}
