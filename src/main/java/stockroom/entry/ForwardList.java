package stockroom.entry;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import stockroom.catalog.MethodName;
import stockroom.catalog.Namespaces;

/**
 * Which methods may be called: {@code Namespace/*} for all of a namespace, {@code Namespace/method} for one. Letter case
 * does not count; a namespace does not stand for those below it.
 */
public final class ForwardList {

    private static final Pattern LAST_PART = Pattern.compile(".*/(\\*|\\w+)");

    private final Set<String> namespaces = new HashSet<>();
    private final Set<MethodName> methods = new HashSet<>();

    /**
     * Takes the patterns, or refuses with an {@link IllegalArgumentException} one whose namespace the vendor does not
     * list or that could never match.
     */
    public ForwardList(Collection<String> patterns) {
        for (String pattern : patterns) {
            MethodName name = new MethodName(pattern.strip());
            if (!Namespaces.isListed(name.namespace())
                    || !LAST_PART.matcher(name.value()).matches()) {
                throw new IllegalArgumentException("stockroom.forward: '" + pattern
                        + "' is in no namespace of the Storm API; write Namespace/* or Namespace/method");
            }
            if (name.value().endsWith("/*")) {
                namespaces.add(name.namespace().toLowerCase(Locale.ROOT));
            } else {
                methods.add(name);
            }
        }
    }

    boolean allows(MethodName method) {
        return methods.contains(method)
                || namespaces.contains(method.namespace().toLowerCase(Locale.ROOT));
    }
}
