package stockroom.tenant.folder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The plain part of YAML: mappings, lists and text, one document, no anchors, no aliases, no tags, little depth.
 *
 * <p>All scalars are text, so that a password of digits stays what it is. The events are looked through before nodes are
 * made of them, because making nodes recurses and follows aliases.
 */
final class SafeYaml {

    static final int BYTES_MAX = 64 * 1024;

    private static final int DEPTH_MAX = 4;
    private static final char NEXT_LINE = 0x85;

    private SafeYaml() {}

    /** The mapping that the file is. */
    static MappingNode mapping(byte[] content) {
        var text = text(content);
        try {
            var settings = settings(text);
            checkEvents(text, settings);
            var node = new Compose(settings).composeString(text);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return mapping;
            }
            throw new BrokenFileException(1, node.isEmpty() ? "is empty" : "is not a mapping of fields");
        } catch (MarkedYamlEngineException malformed) {
            throw new BrokenFileException(line(malformed.getProblemMark()), "is not well-formed YAML");
        } catch (YamlEngineException | IllegalArgumentException malformed) {
            // The second is the parser's own, for an escape that the end of the text cuts off, or a tag with blanks.
            throw new BrokenFileException(0, "is not well-formed YAML");
        }
    }

    /** Read in one piece: the parser breaks down where one of its pieces ends between the halves of a surrogate pair. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(BYTES_MAX)
                .setBufferSize(text.length() + 1)
                .build();
    }

    /** The line of a mark, counted from 1; 0 if there is none. */
    static int line(Optional<Mark> mark) {
        return mark.map(it -> it.getLine() + 1).orElse(0);
    }

    private static String text(byte[] content) {
        if (content.length > BYTES_MAX) {
            throw new BrokenFileException(0, "is larger than 64 KiB");
        }
        var text = decoded(content);
        if (text.indexOf(NEXT_LINE) >= 0) {
            // The parser takes it for the end of a line: a password would not be what was written.
            throw new BrokenFileException(0, "has a line separator that is no line feed");
        }
        return text;
    }

    private static String decoded(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new BrokenFileException(0, "is not UTF-8 text");
        }
    }

    private static void checkEvents(String text, LoadSettings settings) {
        int depth = 0;
        for (var event : new Parse(settings).parseString(text)) {
            checkPlain(event);
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEPTH_MAX) {
                throw new BrokenFileException(line(event.getStartMark()), "is nested too deeply");
            }
        }
    }

    private static void checkPlain(Event event) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new BrokenFileException(line(event.getStartMark()), "anchors and aliases are not taken");
        }
        var tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
        if (tagged) {
            throw new BrokenFileException(line(event.getStartMark()), "tags are not taken");
        }
    }
}
