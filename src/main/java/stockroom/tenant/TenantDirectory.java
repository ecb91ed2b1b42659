package stockroom.tenant;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** The tenants as they are now. A change shows at once to the next call that asks. */
public interface TenantDirectory {

    Optional<Tenant> find(String name);

    Collection<Tenant> all();

    /** Calls the listener after each change, with the tenant's name; from any thread. */
    void onChange(Consumer<String> listener);
}
