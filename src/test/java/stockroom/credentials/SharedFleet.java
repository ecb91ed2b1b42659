package stockroom.credentials;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands three replicas to every class that asks for them: started once, put in order before each test. */
final class SharedFleet implements ParameterResolver, BeforeEachCallback {

    private static final int REPLICAS = 3;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Fleet.class;
    }

    @Override
    public Fleet resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return fleet(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        fleet(context).reset();
    }

    private static Fleet fleet(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedFleet.class))
                .computeIfAbsent(Fleet.class, type -> Fleet.start(REPLICAS, Map.of()), Fleet.class);
    }
}
