package stockroom.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.ParameterSpec;
import stockroom.catalog.ParameterType;
import stockroom.catalog.Version;

/**
 * What a made-up call means, by this test's own reading of the contract: defaults are not in it, a set is a sorted set,
 * a number of any spelling one number. Two meanings are equal exactly if their calls may share a key.
 */
record Meaning(Version version, MethodName method, Map<String, Object> params) {

    private static final List<MethodName> METHODS = List.of(
            Methods.DETAILS,
            Methods.LIST,
            Methods.MARKETING_LIST,
            Methods.STARTING_PRICE,
            new MethodName("Network/IP/listPublic"));
    private static final List<String> WORDS = List.of(
            "SS.VPS",
            "SS.VPS.WIN",
            "ss.vps",
            "DS",
            "25",
            "1",
            "0",
            "007",
            "1e3",
            "A,B",
            "A",
            "B",
            "",
            " ",
            "]",
            "\"",
            "{}",
            "null",
            "true",
            "no",
            "~",
            "2026-11-22",
            "é",
            "e\u0301",
            "😀",
            "\u0000",
            "two\nlines",
            "a: b",
            "<<",
            "\u2028",
            "=");
    private static final List<String> UNKNOWN =
            List.of("x", "X", "page", "Code", "code ", "codes", "", "é", "encodings");

    static Meaning random(Random random) {
        MethodName method = METHODS.get(random.nextInt(METHODS.size()));
        Map<String, Object> params = new TreeMap<>();
        Meaning meaning = new Meaning(random.nextBoolean() ? Version.V1 : Version.BLEED, method, params);
        for (ParameterSpec parameter : Methods.spec(method).parameters()) {
            if (random.nextInt(3) == 0) {
                meaning.put(parameter, random);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            params.put(UNKNOWN.get(random.nextInt(UNKNOWN.size())), anything(random, 0));
        }
        return meaning;
    }

    /** The same call but for one change: of version, method, or one parameter. */
    Meaning changed(Random random) {
        Map<String, Object> changed = new TreeMap<>(params);
        Meaning other = new Meaning(version, method, changed);
        List<ParameterSpec> known = new ArrayList<>(Methods.spec(method).parameters());
        switch (random.nextInt(6)) {
            case 0 -> {
                return new Meaning(version == Version.V1 ? Version.BLEED : Version.V1, method, params);
            }
            case 1 -> {
                return new Meaning(version, new MethodName("Support/Alert/x" + random.nextInt(9)), params);
            }
            case 2 -> {
                if (!changed.isEmpty()) {
                    changed.remove(new ArrayList<>(changed.keySet()).get(random.nextInt(changed.size())));
                }
            }
            case 3 -> changed.put(UNKNOWN.get(random.nextInt(UNKNOWN.size())), anything(random, 0));
            default -> {
                if (!known.isEmpty()) {
                    other.put(known.get(random.nextInt(known.size())), random);
                }
            }
        }
        return other;
    }

    private void put(ParameterSpec parameter, Random random) {
        Object value = value(parameter.type(), random);
        if (parameter.whenAbsent().isPresent()
                && value.toString().equals(parameter.whenAbsent().get().asText())) {
            params.remove(parameter.name());
        } else {
            params.put(parameter.name(), value);
        }
    }

    private static Object value(ParameterType type, Random random) {
        return switch (type) {
            case TEXT -> word(random);
            case POSITIVE_INTEGER ->
                new BigDecimal(List.of("1", "2", "25", "100", "999").get(random.nextInt(5)));
            case BOOLEAN -> new BigDecimal(random.nextInt(2));
            case TEXT_SET -> {
                TreeSet<String> set = new TreeSet<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    set.add(word(random));
                }
                yield set;
            }
            case ANY -> anything(random, 0);
        };
    }

    private static Object anything(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 8)) {
            case 0, 1 -> word(random);
            case 2 -> new BigDecimal(random.nextInt(30) - 2);
            case 3 ->
                new BigDecimal(List.of("0.5", "-1.25", "0.000001", "12345678901234567890")
                        .get(random.nextInt(4)));
            case 4 -> random.nextInt(3) == 0 ? Nothing.AT_ALL : (Object) random.nextBoolean();
            case 5, 6 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(anything(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new TreeMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    map.put(name(random), anything(random, depth + 1));
                }
                yield map;
            }
        };
    }

    /** JSON's null, which is a value and not the absence of one. */
    enum Nothing {
        AT_ALL
    }

    /** YAML's merge key is refused: no name is one. */
    private static String name(Random random) {
        return word(random).replace("<<", "<");
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
