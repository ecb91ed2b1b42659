package stockroom.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is known of a method's parameters, and what a call of it means. */
public final class MethodSpec {

    private MethodSpec() {}

    /** The canonical form of parameters that no table names. */
    public static Params canonical(ObjectNode raw) {
        return new Params(raw);
    }
}
