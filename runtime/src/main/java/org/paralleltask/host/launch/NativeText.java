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
 * Texts for the operating system, in which no byte is lost. A byte that this JVM's encoding cannot decode (with
 * {@code LC_ALL=C} each byte above 127) is kept as U+DC00 plus its value. That is half of a surrogate pair, which
 * stands alone in no valid text. Python does the same ("surrogateescape", PEP 383).
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

    /** The text of these bytes as this JVM decodes it: bytes that it cannot decode become U+FFFD. */
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
     * The bytes of a text. Characters that this JVM's encoding lacks are written in UTF-8, as most names of files are.
     * U+FFFD stands for a byte that is already lost: it becomes a byte that a worker's JVM will decode to U+FFFD again.
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
            } else if (each >= FIRST_BYTE && each <= LAST_BYTE) { // it stands alone: below, a pair is taken as a whole
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
     * Whether the JDK can pass this text to a process, as a word of its command or in its environment. Since Java 18
     * the JDK encodes these in the encoding of file names, before that in the default encoding. A character that the
     * encoding lacks would become a question mark.
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
            return File.separatorChar != '/'; // on Windows words are passed as UTF-16, not as bytes
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not {@linkplain #isPassedOn passed on}; its message begins with
     *     {@code what}
     */
    static void check(String what, String text) {
        if (!isPassedOn(text)) {
            throw new IllegalArgumentException(what + " has characters that this JVM cannot pass on to a process, whose"
                    + " encoding is " + ENCODING + ": run the program with LC_ALL=C.UTF-8, or another locale that has"
                    + " them");
        }
    }
}
