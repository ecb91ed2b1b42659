package stockroom.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import stockroom.admin.AdminAnswer.Page;
import stockroom.admin.AdminAnswer.Refusal;
import stockroom.catalog.StormError;
import stockroom.tenant.key.OperatorKeys;

/** Answers operators: checks who asks, finds the operation, and writes what it says. */
final class AdminDesk {

    /** Of a request's body. */
    static final int BODY_BYTES_MAX = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(AdminDesk.class);
    private static final ObjectWriter WRITER = new JsonMapper().writerWithDefaultPrettyPrinter();

    private final OperatorKeys keys;
    private final Map<String, Operation> operations = new TreeMap<>();

    AdminDesk(OperatorKeys keys, List<Operation> operations) {
        this.keys = keys;
        operations.forEach(operation -> this.operations.put(operation.path(), operation));
    }

    /** Never fails. */
    Uni<AdminReply> answer(AdminRequest request) {
        return Uni.createFrom()
                .deferred(() -> checked(request))
                .onFailure()
                .recoverWithItem(AdminDesk::failed)
                .map(answer -> written(answer, request.accept()));
    }

    private Uni<AdminAnswer> checked(AdminRequest request) {
        return switch (keys.check(request.authorization())) {
            case CLOSED -> refused(AdminErrors.closed());
            case UNKNOWN -> refused(AdminErrors.unknownOperator());
            case ALLOWED -> carriedOut(request);
        };
    }

    private Uni<AdminAnswer> carriedOut(AdminRequest request) {
        Operation operation = operations.get(request.path());
        if (operation == null) {
            return refused(AdminErrors.unknownPath(known()));
        }
        if (!operation.method().equals(request.method())) {
            return refused(AdminErrors.wrongMethod(operation.method()));
        }
        return request.body().length > BODY_BYTES_MAX
                ? refused(AdminErrors.bodyTooLarge(BODY_BYTES_MAX))
                : operation.answer(request.body());
    }

    private List<String> known() {
        return operations.values().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
    }

    private static Uni<AdminAnswer> refused(StormError error) {
        return Uni.createFrom().item(new Refusal(error));
    }

    private static AdminAnswer failed(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return new Refusal(refused.error());
        }
        LOG.error("operator's request failed", failure);
        return new Refusal(AdminErrors.internal());
    }

    /** Errors are JSON for everyone: programs tell them by their class. */
    static AdminReply written(AdminAnswer answer, Optional<String> accept) {
        return switch (answer) {
            case Page page
            when Accept.prefersText(accept) -> AdminReply.of(200, AdminReply.TEXT, Map.of(), page.text());
            case Page page -> AdminReply.of(200, AdminReply.JSON, Map.of(), json(page.json()));
            case Refusal(StormError error) ->
                AdminReply.of(error.status(), AdminReply.JSON, error.headers(), json(error.members()));
        };
    }

    private static String json(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers was not written", impossible);
        }
    }
}
