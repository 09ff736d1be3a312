package org.paralleltask.documents;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The text that names a document in its line: its path below the folder that is read. Two documents never have the same. A
 * path whose bytes are no UTF-8 is named {@code bytes://a%FF.pdf}, which no path is called, because of the two slashes.
 */
final class DocumentName {
    /** What stands in a path's text for bytes that are none. */
    private static final char REPLACEMENT = '\ufffd';

    private DocumentName() {}

    static String of(Path folder, Path document) {
        String text = folder.relativize(document).toString();
        if (text.isEmpty()) {
            return "."; // the folder itself
        }
        return text.indexOf(REPLACEMENT) < 0
                ? text.replace(File.separatorChar, '/')
                : ofBytes(escaped(document).substring(escaped(folder).length() + 1));
    }

    /** The path's bytes, those escaped that are no plain ASCII. */
    private static String escaped(Path path) {
        String uri = path.toUri().getRawPath();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri; // a directory's has one at its end
    }

    private static String ofBytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            boolean isEscaped = escaped.charAt(i) == '%';
            bytes.write(isEscaped ? Integer.parseInt(escaped, i + 1, i + 3, 16) : escaped.charAt(i));
            i += isEscaped ? 2 : 0;
        }
        try {
            // Only the locale of this program does not know the characters.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException noText) {
            return "bytes://" + escaped;
        }
    }
}
