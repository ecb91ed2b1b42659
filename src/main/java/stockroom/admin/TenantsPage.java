package stockroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import stockroom.tenant.folder.BrokenFile;
import stockroom.tenant.folder.FolderStatus;

/** The tenants, and what is wrong with their folder. */
record TenantsPage(List<TenantLine> tenants, FolderStatus folder) {

    TenantsPage {
        tenants = List.copyOf(tenants);
    }

    ObjectNode json() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putObject("folder")
                .put("readable", folder.readable())
                .put("problem", folder.folderProblem().orElse(null));
        ArrayNode served = page.putArray("tenants");
        tenants.forEach(tenant -> tenant.writeTo(served.addObject()));
        ArrayNode broken = page.putArray("broken");
        folder.broken().forEach(file -> write(file, broken.addObject()));
        return page;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        folder.folderProblem()
                .ifPresent(problem -> text.append("folder: ").append(problem).append("\n\n"));
        TextTable table = new TextTable("TENANT", "SCOPE", "USERNAME", "KEYS", "TOKEN");
        tenants.forEach(tenant -> tenant.writeTo(table));
        text.append(table.text());
        if (!folder.broken().isEmpty()) {
            text.append("\nfiles that do not count:\n");
            folder.broken().forEach(file -> text.append(inWords(file)).append('\n'));
        }
        return text.toString();
    }

    private static void write(BrokenFile file, ObjectNode json) {
        json.put("tenant", file.tenant());
        json.put("line", file.line());
        json.put("message", file.message());
        json.put("since", file.since().toString());
        json.put("still_served", file.stillServed());
    }

    private static String inWords(BrokenFile file) {
        return file.summary() + " (since " + file.since() + (file.stillServed() ? ", served as it was" : "") + ")";
    }
}
