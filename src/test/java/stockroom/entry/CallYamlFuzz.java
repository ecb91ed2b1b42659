package stockroom.entry;

/** Bodies as YAML, down to what JSON has no form for. */
public final class CallYamlFuzz {

    private CallYamlFuzz() {}

    /** Feeds one body. */
    public static void fuzzerTestOneInput(byte[] body) {
        CallClaims.read(body, Encoding.YAML).ifPresent(CallClaims::holdOf);
    }
}
