package stockroom.tenant.folder;

/** Ends the reading of a tenant's file at the first broken rule; {@link TenantParser} makes a result of it. */
final class BrokenFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String rule;

    /** Takes no cause: what a YAML parser says quotes the file, and the file holds passwords. */
    BrokenFileException(int line, String rule) {
        super("line " + line + ": " + rule);
        this.line = line;
        this.rule = rule;
    }

    TenantFile.Broken in(String file) {
        return new TenantFile.Broken(file, line, rule);
    }
}
