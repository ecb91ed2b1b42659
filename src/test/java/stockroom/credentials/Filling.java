package stockroom.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stockroom.tenant.Secret;

/** Makes records of any kind, with the same secret wherever they can hold one. */
final class Filling {

    static final String SECRET = "canary-7f3a";

    /** What texts are called that hold something to hide. */
    private static final Pattern HIDDEN =
            Pattern.compile("(?i).*(password|secret|token|proof|authorization|passcode|sha256|totp).*");

    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 0.5),
            Map.entry(Integer.class, 1),
            Map.entry(Long.class, 1L),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Duration.class, Duration.ofMinutes(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Path.class, Path.of("a")),
            Map.entry(URI.class, URI.create("http://a")));

    /** A record inside one of its own kind is left out: there would be no end. */
    private final Set<Class<?>> underWay = new HashSet<>();

    private boolean secretUsed;

    /** Whether anything that was made holds the secret. */
    boolean holdsSecret() {
        return secretUsed;
    }

    Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        underWay.add(type);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType(), components[i].getName());
        }
        underWay.remove(type);
        return constructor.newInstance(values);
    }

    private @Nullable Object value(Type type, String name) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), name);
        }
        return type instanceof Class<?> plain ? value(plain, name) : null;
    }

    private @Nullable Object container(Class<?> raw, Type[] arguments, String name)
            throws ReflectiveOperationException {
        Optional<Object> inner = Optional.ofNullable(value(arguments[arguments.length - 1], name));
        if (raw == Optional.class) {
            return inner;
        }
        if (raw == List.class || raw == Collection.class) {
            return inner.stream().toList();
        }
        if (raw == Set.class) {
            return inner.stream().collect(Collectors.toSet());
        }
        if (raw == Map.class) {
            return inner.filter(value -> arguments[0] == String.class)
                    .map(value -> Map.of("a", value))
                    .orElse(Map.of());
        }
        return value(raw, name);
    }

    private @Nullable Object value(Class<?> type, String name) throws ReflectiveOperationException {
        if (type == Secret.class) {
            secretUsed = true;
            return Secret.of(SECRET);
        }
        if (type == byte[].class) {
            secretUsed = true;
            return SECRET.getBytes(UTF_8);
        }
        if (type == String.class) {
            return text(name);
        }
        if (PLAIN.containsKey(type)) {
            return PLAIN.get(type);
        }
        return composite(type);
    }

    private String text(String name) {
        boolean hidden = HIDDEN.matcher(name).matches();
        secretUsed |= hidden;
        return hidden ? SECRET : "a";
    }

    private @Nullable Object composite(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) {
            return underWay.contains(type) ? null : record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[0], "");
        }
        return type.isInterface()
                ? Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null)
                : null;
    }
}
