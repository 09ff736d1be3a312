package org.paralleltask.host.launch;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.paralleltask.codec.bytes.PathText;

/**
 * Texts for the operating system, of which no byte is lost: one that is no text in this JVM's encoding (with
 * {@code LC_ALL=C} each above 127) stands in them as half of a surrogate pair, U+DC00 and its value, which no text has. As
 * Python does it.
 */
public final class NativeText {
    private static final char LOST = '\ufffd';
    private static final char FIRST_BYTE = '\udc80';
    private static final char LAST_BYTE = '\udcff';
    private static final Charset ENCODING = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private NativeText() {}

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The text of these bytes, as this JVM sees it: what it cannot decode is U+FFFD. */
    static String seen(byte[] bytes) {
        return new String(bytes, ENCODING);
    }

    public static String of(Path path) {
        return PathText.isExact(path) ? path.toString() : of(PathText.bytes(path));
    }

    public static String of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder decoder = ENCODING.newDecoder();
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (FIRST_BYTE - 0x80 + (in.get() & 0xff)));
            }
        }
        return out.flip().toString();
    }

    /**
     * The bytes of a text. What this JVM's encoding has not is in UTF-8, as names of files most often are; but U+FFFD,
     * which stands for a byte that was lost already, is one that this JVM's like lose again.
     */
    public static byte[] bytes(String text) {
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        CharsetEncoder encoder = ENCODING.newEncoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each <= '~') {
                bytes.write(each);
            } else if (each >= FIRST_BYTE && each <= LAST_BYTE) { // alone: a pair is taken whole below
                bytes.write(each & 0xff);
            } else {
                int length = Character.charCount(text.codePointAt(i));
                bytes.writeBytes(bytes(encoder, text.substring(i, i + length)));
                i += length - 1;
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(CharsetEncoder encoder, String character) {
        byte[] none = {(byte) 0xff};
        if (encoder.canEncode(character)) {
            return character.getBytes(ENCODING);
        }
        return character.charAt(0) == LOST && seen(none).equals(character)
                ? none
                : character.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether this text can be a word of a command or a variable of an environment. The JDK encodes them, as it does since
     * Java 18 in the encoding of names, before in the default one; and what has no character there is a question mark.
     */
    static boolean isPassedOn(String text) {
        if (isAscii(text)) {
            return true;
        }
        Charset used = Runtime.version().feature() < 18 ? Charset.defaultCharset() : ENCODING;
        try {
            used.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException lost) {
            return File.separatorChar != '/'; // where they are no bytes
        }
    }

    /** @throws IllegalArgumentException if it cannot be one, with {@code what} it is */
    static void check(String what, String text) {
        if (!isPassedOn(text)) {
            throw new IllegalArgumentException(what + " has characters that this JVM cannot pass on to a process, whose"
                    + " encoding is " + ENCODING + ": run the program with LC_ALL=C.UTF-8, or another locale that has"
                    + " them");
        }
    }
}
