package stockroom.lookup;

import java.util.List;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.store.EntryKey;

/**
 * How a call is answered from what is kept: under which keys, and for how long. Working it out costs more than a look
 * into memory, and it stays the same for as long as the settings do: whoever sees a call again may keep it.
 */
public final class Plan {

    private final Call call;
    private final Lifetimes lifetimes;
    private final EntryKey whole;
    private final List<EntryKey> products;

    private Plan(Call call, Lifetimes lifetimes, EntryKey whole, List<EntryKey> products) {
        this.call = call;
        this.lifetimes = lifetimes;
        this.whole = whole;
        this.products = products;
    }

    /** One reply under one key. */
    public static Plan whole(Call call, Lifetimes lifetimes, EntryKey key) {
        return new Plan(call, lifetimes, key, List.of());
    }

    /**
     * A reply put together from its products.
     *
     * @param lane what all calls that may be asked together have in common
     * @param products a key for each product, in the order asked and each once
     */
    static Plan byProduct(Call call, Lifetimes lifetimes, EntryKey lane, List<EntryKey> products) {
        return new Plan(call, lifetimes, lane, List.copyOf(products));
    }

    /** Whose entries the keys name. */
    Scope scope() {
        return whole.scope();
    }

    Call call() {
        return call;
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    /** The key of the reply, or of the lane that its products ride in. */
    EntryKey key() {
        return whole;
    }

    boolean isByProduct() {
        return !products.isEmpty();
    }

    /** The product codes as the caller asked for them, repeats included. */
    List<String> codes() {
        return call.params().asked(Methods.CODE);
    }

    List<EntryKey> products() {
        return products;
    }
}
