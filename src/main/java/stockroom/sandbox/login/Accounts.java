package stockroom.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stockroom.sandbox.goods.Assortment;
import stockroom.sandbox.goods.Resources;

/** The accounts of {@code accounts.json}, with the passwords that were changed since. Confined to one thread. */
public final class Accounts {

    private final Map<String, Account> byName = new HashMap<>();

    public Accounts() {
        reset();
    }

    public void reset() {
        byName.clear();
        Resources.read("accounts.json")
                .valueStream()
                .map(Accounts::account)
                .forEach(account -> byName.put(account.username(), account));
    }

    public Optional<Account> find(String username) {
        return Optional.ofNullable(byName.get(username));
    }

    /** Changes a password and says whether there is such an account. */
    public boolean changePassword(String username, String password) {
        return byName.computeIfPresent(username, (name, account) -> account.withPassword(password)) != null;
    }

    private static Account account(JsonNode json) {
        Assortment assortment = new Assortment(
                new BigDecimal(json.required("factor").textValue()),
                json.required("excluded_series")
                        .valueStream()
                        .map(JsonNode::textValue)
                        .collect(Collectors.toSet()));
        return new Account(
                json.required("username").textValue(),
                json.required("password").textValue(),
                Optional.ofNullable(json.path("totp_secret").textValue()).map(Totp::ofBase32),
                assortment,
                new BigDecimal(json.required("balance").textValue()),
                new BigDecimal(json.required("limit").textValue()));
    }
}
