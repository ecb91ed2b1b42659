package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.fuzz.Claim;

/** What holds of parameters that were read, however they were spelled. */
final class CallClaims {

    private static final List<MethodSpec> SPECS = specs();

    /** What may be said of a body that is refused: our own words, and places. */
    private static final Pattern OWN_WORDS = Pattern.compile("The (?:YAML )?body (?:is not UTF-8|"
            + "is not well-formed (?:JSON|YAML)(?: at line \\d+, column \\d+)?"
            + "(?:: a member stands twice in one object|: it has a number past all limits|, or expands too far)?|"
            + "is nested too deeply, or expands too far|"
            + "has a line separator that is no line feed: write U\\+0085 as an escape|"
            + "has half a surrogate pair, which is no character|"
            + "has a number (?:with an exponent of more than 1000|of more than 100 digits|that JSON can not spell)|"
            + "has a tag that JSON has no type for(?:, or that its value is not of)?|"
            + "has a key that is not a plain text|"
            + "has a merge key, which JSON has no form for)\\.");

    private CallClaims() {}

    private static List<MethodSpec> specs() {
        List<MethodSpec> specs = new ArrayList<>(Methods.all());
        specs.add(Methods.spec(new MethodName("Network/IP/list")));
        return specs;
    }

    /** The parameters of a body; nothing where it is refused, which must not quote it. */
    static Optional<ObjectNode> read(byte[] body, Encoding encoding) {
        try {
            return Optional.of(ParamsReader.fromBody(body, encoding));
        } catch (MalformedException e) {
            Claim.holds(OWN_WORDS.matcher(e.what()).matches(), "an error says more than its own words: " + e.what());
            return Optional.empty();
        } catch (ParamsReader.NotAnObjectException e) {
            return Optional.empty();
        }
    }

    /** The canonical form is a fixed point, and is read as the same call in either encoding. */
    static void holdOf(ObjectNode params) {
        for (MethodSpec spec : SPECS) {
            String canonical = spec.canonical(params).json();
            byte[] body = ("{\"params\":" + canonical + "}").getBytes(StandardCharsets.UTF_8);
            Optional<ObjectNode> again = read(body, Encoding.JSON);
            Claim.holds(again.isPresent(), "a canonical form is no call: " + canonical);
            agree(spec, canonical, again);
            agree(spec, canonical, read(body, Encoding.YAML));
        }
    }

    /** Two readings of one meaning share their key for every method. */
    static void agree(ObjectNode one, ObjectNode other) {
        for (MethodSpec spec : SPECS) {
            agree(spec, spec.canonical(one).json(), Optional.of(other));
        }
    }

    private static void agree(MethodSpec spec, String canonical, Optional<ObjectNode> reading) {
        reading.map(params -> spec.canonical(params).json())
                .ifPresent(other -> Claim.holds(
                        other.equals(canonical), spec.name() + " has two keys: " + canonical + " and " + other));
    }
}
