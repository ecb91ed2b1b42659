package stockroom.tenant.folder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.FileContent.Found;
import stockroom.tenant.folder.FileContent.Missing;
import stockroom.tenant.folder.FileContent.Unreadable;

/** The password in a file of its own: one line, whose end does not belong to it. */
final class PasswordFile {

    private PasswordFile() {}

    static Secret password(FileContent content, int line) {
        return switch (content) {
            case Found found -> password(found.bytes(), line);
            case Missing() -> throw broken(line, "is missing");
            case Unreadable(var reason) -> throw broken(line, reason);
        };
    }

    private static Secret password(byte[] bytes, int line) {
        if (bytes.length > TenantSource.PASSWORD_BYTES_MAX) {
            throw broken(line, "is larger than 4 KiB");
        }
        var text = withoutLineEnd(text(bytes, line));
        if (text.isEmpty()) {
            throw broken(line, "is empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw broken(line, "must be one line without control characters");
        }
        return Secret.of(text);
    }

    private static String text(byte[] bytes, int line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw broken(line, "is not UTF-8 text");
        }
    }

    private static String withoutLineEnd(String text) {
        var end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
        return text.substring(0, text.length() - end);
    }

    private static BrokenFileException broken(int line, String rule) {
        return new BrokenFileException(line, "the file that field 'password-file' names " + rule);
    }
}
