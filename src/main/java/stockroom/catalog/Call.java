package stockroom.catalog;

/** What a caller wants of the Storm API: a version, a method, and parameters in canonical form. */
public record Call(Version version, MethodName method, Params params) {

    /** The path that upstream is asked under, {@code /v1/Product/details}. */
    public String path() {
        return "/" + version.path() + "/" + method.value();
    }
}
