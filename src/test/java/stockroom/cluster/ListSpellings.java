package stockroom.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import stockroom.cluster.Storefront.Spelling;

/** Ways to ask for one page of {@code Product/list}, by chance but the same ones for the same seed. */
final class ListSpellings {

    /** The call without anything that could be left out. */
    static final String MEANING = "{\"cart_category\":[\"panels\",\"vps\"],\"category\":\"VPS\"}";

    private static final List<String> SET = List.of("panels", "vps");

    private final Random chance;

    ListSpellings(long seed) {
        this.chance = new Random(seed);
    }

    static boolean isYaml(Spelling spelling) {
        return spelling.target().toLowerCase(Locale.ROOT).contains("yaml");
    }

    SequencedSet<Spelling> some(int count) {
        SequencedSet<Spelling> spellings = new LinkedHashSet<>();
        while (spellings.size() < count) {
            spellings.add(
                    switch (chance.nextInt(4)) {
                        case 0 -> inQuery();
                        case 1 -> yaml();
                        default -> json();
                    });
        }
        return spellings;
    }

    private Spelling json() {
        String extension = pick("", "", ".json", ".JSON", "?encoding=JSON");
        return new Spelling(pick("POST", "QUERY"), path() + extension, jsonBody());
    }

    private Spelling yaml() {
        String extension = pick(".yaml", ".YAML", "?encoding=yaml");
        String body = chance.nextBoolean() ? yamlBody() : "{\"params\": " + flow() + "}";
        return new Spelling(pick("POST", "QUERY"), path() + extension, body);
    }

    private Spelling inQuery() {
        List<String> pairs = new ArrayList<>();
        members().forEach((name, value) -> {
            switch (value) {
                case List<?> list -> list.forEach(element -> pairs.add(pair(name, element)));
                default -> pairs.add(pair(name, value));
            }
        });
        Collections.shuffle(pairs, chance);
        return new Spelling(pick("GET", "QUERY"), path() + "?" + String.join("&", pairs), "");
    }

    private static String pair(String name, Object value) {
        return name + "=" + URLEncoder.encode(text(value), StandardCharsets.UTF_8);
    }

    private String path() {
        String slash = pick("/", "/", "//");
        return pick("", "/") + "/" + anyCase("v1") + slash + anyCase("Product") + slash + anyCase("list");
    }

    private String jsonBody() {
        String params = members().entrySet().stream()
                .map(member -> '"' + member.getKey() + '"' + space() + ":" + space() + json(member.getValue()))
                .collect(Collectors.joining("," + space(), "{" + space(), space() + "}"));
        String beside = pick("", "", "\"metadata\":{\"ip\":null},");
        return "{" + space() + beside + "\"params\"" + space() + ":" + params + "}";
    }

    /** JSON as YAML takes it: a key and its colon stand together, and no tab stands for a space. */
    private String flow() {
        return members().entrySet().stream()
                .map(member ->
                        '"' + member.getKey() + "\": " + json(member.getValue()).replace('\t', ' '))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String json(Object value) {
        return switch (value) {
            case List<?> list ->
                list.stream().map(this::json).collect(Collectors.joining("," + space(), "[" + space(), "]"));
            case Quoted quoted -> '"' + quoted.text() + '"';
            default -> value.toString();
        };
    }

    private String yamlBody() {
        StringBuilder body = new StringBuilder(pick("", "---\n", "# the shop window\n")).append("params:\n");
        members().forEach((name, value) -> {
            body.append("  ").append(name).append(": ");
            switch (value) {
                case List<?> list ->
                    list.forEach(element -> body.append("\n    - ").append(text(element)));
                case Quoted quoted
                when quoted.text().matches("[0-9]+") ->
                    body.append('\'').append(quoted.text()).append('\'');
                default -> body.append(text(value));
            }
            body.append('\n');
        });
        return body.toString();
    }

    /** A text, which JSON quotes. */
    private record Quoted(String text) {}

    private static String text(Object value) {
        return value instanceof Quoted quoted ? quoted.text() : value.toString();
    }

    private Map<String, Object> members() {
        List<Map.Entry<String, Object>> members = new ArrayList<>();
        members.add(Map.entry("category", new Quoted("VPS")));
        members.add(Map.entry("cart_category", set()));
        if (chance.nextBoolean()) {
            members.add(Map.entry("page_num", number(1)));
        }
        if (chance.nextBoolean()) {
            members.add(Map.entry("page_size", number(25)));
        }
        Collections.shuffle(members, chance);
        Map<String, Object> ordered = new LinkedHashMap<>();
        members.forEach(member -> ordered.put(member.getKey(), member.getValue()));
        return ordered;
    }

    private Object number(int value) {
        return chance.nextBoolean() ? value : new Quoted(Integer.toString(value));
    }

    private List<Quoted> set() {
        List<String> set = new ArrayList<>(SET);
        for (int repeats = chance.nextInt(3); repeats > 0; repeats--) {
            set.add(SET.get(chance.nextInt(SET.size())));
        }
        Collections.shuffle(set, chance);
        return set.stream().map(Quoted::new).toList();
    }

    private String anyCase(String word) {
        return word.chars()
                .map(c -> chance.nextInt(4) == 0 ? Character.toUpperCase(c) : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String space() {
        return pick("", "", " ", "\n", "\t ");
    }

    private String pick(String... choices) {
        return choices[chance.nextInt(choices.length)];
    }
}
