package stockroom.entry;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;

/**
 * Writes the methods into the OpenAPI document, from the table that keys are made of. What the table does not know (the
 * prose, the shapes of replies, the ways to log in) is in {@code META-INF/openapi.yaml}. Runs while the gateway is
 * built: nothing of it is in the running one.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ErrorResponses errors = ErrorResponses.ofTheGateway();
        errors.writeTo(document.getComponents());
        Paths paths = OASFactory.createPaths();
        for (MethodSpec spec : Methods.all()) {
            paths.addPathItem("/{version}/" + spec.name(), new MethodDocument(spec, errors).pathItem());
        }
        document.setPaths(paths);
    }
}
