package stockroom.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeOutcome;
import stockroom.store.PurgeSelector;
import stockroom.tenant.TenantDirectory;

/** {@code POST /admin/purge}: kept answers are not served any more, on any replica. */
@Singleton
final class PurgeOperation implements Operation {

    private static final Logger LOG = Logger.getLogger(PurgeOperation.class);

    private final PurgeLedger purges;
    private final PurgeRequest reader;

    @Inject
    PurgeOperation(PurgeLedger purges, TenantDirectory tenants) {
        this.purges = purges;
        this.reader = new PurgeRequest(tenants);
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/admin/purge";
    }

    @Override
    public Uni<AdminAnswer> answer(byte[] body) {
        PurgeSelector selector = reader.read(body);
        return purges.purge(selector).invoke(outcome -> log(selector, outcome)).map(outcome -> told(selector, outcome));
    }

    private static AdminAnswer told(PurgeSelector selector, PurgeOutcome outcome) {
        return switch (outcome) {
            case EVERYWHERE -> page(selector);
            case HERE_ONLY_UNTIL_REDIS_RETURNS -> new AdminAnswer.Refusal(AdminErrors.purgedHereOnly());
        };
    }

    /** Tells what the request was taken to mean: a tenant that shares its catalogue is purged with those it shares with. */
    private static AdminAnswer.Page page(PurgeSelector selector) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("purged", "everywhere");
        selector.scope().ifPresent(scope -> json.put("scope", scope.toString()));
        selector.method().ifPresent(method -> json.put("method", method.value()));
        selector.product().ifPresent(product -> json.put("code", product));
        return new AdminAnswer.Page(json, "purged everywhere: " + ExplainPage.inWords(selector) + "\n");
    }

    private static void log(PurgeSelector selector, PurgeOutcome outcome) {
        LOG.infof("purge asked what=\"%s\" outcome=%s", ExplainPage.inWords(selector), outcome);
    }
}
