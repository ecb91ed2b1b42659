package stockroom.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;

/**
 * What an entry answers: whose, which method, and what the call means.
 *
 * <p>A class rather than a record because it is looked up for every call: the hash is worked out once, the digest when
 * Redis is first asked.
 */
public final class EntryKey {

    private final Scope scope;
    private final Version version;
    private final MethodName method;
    private final String meaning;
    private final Optional<String> product;
    private final int hash;
    private @Nullable String digest;

    /**
     * @param meaning the canonical text of the call
     * @param product the one product code that the entry is about, if it is about exactly one
     */
    public EntryKey(Scope scope, Version version, MethodName method, String meaning, Optional<String> product) {
        if (product.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a product code is not empty");
        }
        this.scope = scope;
        this.version = version;
        this.method = method;
        this.meaning = meaning;
        this.product = product;
        this.hash = 31 * (31 * scope.name().hashCode() + method.hashCode()) + meaning.hashCode();
    }

    public Scope scope() {
        return scope;
    }

    public Version version() {
        return version;
    }

    public MethodName method() {
        return method;
    }

    public String meaning() {
        return meaning;
    }

    public Optional<String> product() {
        return product;
    }

    /** All parts, each behind its length, so that no value can pass for its neighbour. */
    public String text() {
        StringBuilder text = new StringBuilder(meaning.length() + 80);
        append(text, scope.text());
        append(text, version.path());
        append(text, method.value());
        append(text, meaning);
        product.ifPresent(code -> append(text, code));
        return text.toString();
    }

    /** SHA-256 of the text in the URL's Base64: it names the entry in Redis without showing what was asked. */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = digestOf(text());
            digest = known;
        }
        return known;
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static String digestOf(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof EntryKey that
                        && hash == that.hash
                        && version == that.version
                        && meaning.equals(that.meaning)
                        && method.equals(that.method)
                        && scope.equals(that.scope)
                        && product.equals(that.product));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Parameters may name customers: the digest stands for them. */
    @Override
    public String toString() {
        return "EntryKey[" + method + " " + digest() + "]";
    }
}
