package stockroom.entry;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.ParameterSpec;
import stockroom.catalog.ParameterType;

/** Spells a meaning in one of the many ways that clients may, and has the gateway read it. */
final class Spelling {

    private final Random random;

    Spelling(Random random) {
        this.random = random;
    }

    /** The call that the gateway makes of one spelling of the meaning. */
    Call read(Meaning meaning) throws Exception {
        Map<String, Object> params = spelled(meaning);
        Optional<MultiMap> query = random.nextInt(3) == 0 ? query(params) : Optional.empty();
        Encoding encoding = random.nextBoolean() ? Encoding.JSON : Encoding.YAML;
        CallPath.Named path = (CallPath.Named) CallPath.parse(path(meaning));
        var read = query.isPresent()
                ? ParamsReader.fromQuery(query.get())
                : ParamsReader.fromBody(body(params, encoding), encoding);
        return new Call(
                path.version(), path.method(), Methods.spec(path.method()).canonical(read));
    }

    private String path(Meaning meaning) {
        StringBuilder path = new StringBuilder();
        String plain = "/" + meaning.version().path() + "/" + meaning.method().value();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            String one = String.valueOf(c);
            path.append(random.nextBoolean() ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT));
            path.append(c == '/' && random.nextInt(8) == 0 ? "/" : "");
        }
        return path + List.of("", ".json", ".YAML", "%20", "/").get(random.nextInt(5));
    }

    private Map<String, Object> spelled(Meaning meaning) {
        Map<String, ParameterSpec> known = new LinkedHashMap<>();
        Methods.spec(meaning.method()).parameters().forEach(one -> known.put(one.name(), one));
        Map<String, Object> spelled = new LinkedHashMap<>();
        for (String name : shuffled(meaning.params().keySet())) {
            Object value = Objects.requireNonNull(meaning.params().get(name));
            ParameterSpec parameter = known.get(name);
            spelled.put(name, parameter == null ? free(value) : typed(parameter.type(), value));
        }
        known.values().stream()
                .filter(one -> one.whenAbsent().isPresent() && !spelled.containsKey(one.name()))
                .filter(one -> random.nextBoolean())
                .forEach(one -> spelled.put(
                        one.name(),
                        typed(one.type(), new BigDecimal(one.whenAbsent().get().asText()))));
        return spelled;
    }

    private Object typed(ParameterType type, Object value) {
        return switch (type) {
            case TEXT -> text((String) value);
            case POSITIVE_INTEGER -> random.nextBoolean() ? value : value.toString();
            case BOOLEAN ->
                List.of(value, value.toString(), value.toString().equals("1")).get(random.nextInt(3));
            case TEXT_SET -> set((SortedSet<?>) value);
            case ANY -> free(value);
        };
    }

    /** A whole number in a text's place is the text of its digits. */
    private Object text(String value) {
        return value.matches("0|[1-9][0-9]{0,17}") && random.nextBoolean() ? new BigDecimal(value) : value;
    }

    private Object set(SortedSet<?> value) {
        List<Object> elements = new ArrayList<>();
        for (Object element : shuffled(value)) {
            for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
                elements.add(text((String) element));
            }
        }
        Collections.shuffle(elements, random);
        return elements.size() == 1 && random.nextBoolean() ? elements.getFirst() : elements;
    }

    /** What no table types is spelled in other ways only where JSON itself has them. */
    private Object free(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> spelled = new LinkedHashMap<>();
            shuffled(map.keySet())
                    .forEach(name -> spelled.put((String) name, free(Objects.requireNonNull(map.get(name)))));
            return spelled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::free).toList();
        }
        return value instanceof BigDecimal number && random.nextInt(3) == 0
                ? number.setScale(number.scale() + 1 + random.nextInt(3))
                : value;
    }

    private byte[] body(Map<String, Object> params, Encoding encoding) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (random.nextInt(4) == 0) {
            body.put("metadata", Map.of("ip", Meaning.Nothing.AT_ALL));
        }
        if (!params.isEmpty() || random.nextInt(3) == 0) {
            body.put("params", params);
        } else if (random.nextBoolean()) {
            body.put("params", Meaning.Nothing.AT_ALL);
        }
        String text = encoding == Encoding.JSON || random.nextInt(4) == 0 ? json(body) : yaml(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String json(Object value) {
        StringBuilder out = new StringBuilder();
        json(value, out);
        return out.toString();
    }

    private void json(Object value, StringBuilder out) {
        space(out);
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(separator);
                json(member.getKey(), out);
                out.append(": ");
                json(member.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Collection<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                json(element, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            quoted(text, out);
        } else {
            out.append(value == Meaning.Nothing.AT_ALL ? "null" : value.toString());
        }
        space(out);
    }

    private void quoted(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().mapToObj(Character::toString).forEach(one -> {
            boolean must = one.charAt(0) < 0x20 || one.equals("\"") || one.equals("\\");
            boolean may = random.nextInt(6) == 0;
            out.append(must || may ? escaped(one) : one);
        });
        out.append('"');
    }

    private static String escaped(String character) {
        StringBuilder escaped = new StringBuilder();
        character.chars().forEach(unit -> escaped.append(String.format("\\u%04X", unit)));
        return escaped.toString();
    }

    private void space(StringBuilder out) {
        out.append(" ".repeat(random.nextInt(3)));
    }

    private String yaml(Object value) {
        FlowStyle style =
                List.of(FlowStyle.BLOCK, FlowStyle.AUTO, FlowStyle.FLOW).get(random.nextInt(3));
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(style)
                .setExplicitStart(random.nextBoolean())
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(plain(value));
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> plain = new LinkedHashMap<>();
                map.forEach((name, member) -> plain.put(name, plain(member)));
                yield plain;
            }
            case Collection<?> list -> {
                List<Object> plain = new ArrayList<>();
                list.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            case BigDecimal number when number.scale() <= 0 -> number.toBigIntegerExact();
            case Meaning.Nothing nothing -> null;
            default -> value;
        };
    }

    /** Nothing where a query string can not say it: what is no text, and what is no array of two or more. */
    private Optional<MultiMap> query(Map<String, Object> params) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        List<String[]> pairs = new ArrayList<>();
        for (Map.Entry<String, Object> member : params.entrySet()) {
            boolean list = member.getValue() instanceof List<?> many && many.size() > 1;
            List<?> values = list ? (List<?>) member.getValue() : List.of(member.getValue());
            if (!values.stream().allMatch(String.class::isInstance) || (list && isOrdered(member.getKey()))) {
                return Optional.empty();
            }
            values.forEach(value -> pairs.add(new String[] {member.getKey(), (String) value}));
        }
        Collections.shuffle(pairs, random);
        pairs.forEach(pair -> query.add(pair[0], pair[1]));
        if (random.nextBoolean()) {
            query.add("encoding", "JSON");
        }
        return Optional.of(query);
    }

    private static boolean isOrdered(String name) {
        return !Set.of("code", "product_code", "cart_plan", "cart_series", "cart_category")
                .contains(name);
    }

    private <T> List<T> shuffled(Collection<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
