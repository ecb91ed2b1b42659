package stockroom.tenant;

import java.util.List;
import stockroom.catalog.Scope;

/** A tenant as its file describes it: whom it is upstream, whose answers it shares, and who may call for it. */
public record Tenant(String name, RemoteAccount account, Scope scope, List<CallerKey> keys) {

    public Tenant {
        keys = List.copyOf(keys);
    }
}
