package org.paralleltask.codec.bytes;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text in which a path of the default file system is sent. No byte of a file's name is lost: the text is the name's
 * bytes decoded as UTF-8, whatever encoding this JVM has. {@link Path#toString} would not do: where a JVM cannot decode
 * a byte, as with {@code LC_ALL=C}, it has U+FFFD, so two names may have the same text. A name that is not UTF-8 is
 * sent as U+0000, which no name contains, and one character for each byte. Thread-safe.
 */
public final class PathText {
    private static final String BYTES = "\0";
    private static final char LOST = '\ufffd';
    private static final String UNESCAPED = "/-._~";

    /** Whether names of files are bytes, and the JDK's URI of a path has each byte. */
    private static final boolean HAVE_BYTES = File.separatorChar == '/'
            && FileSystems.getDefault().provider().getScheme().equals("file");

    private static final boolean IS_UTF_8 =
            System.getProperty("sun.jnu.encoding", "").equals("UTF-8");

    private PathText() {}

    /** The text of a path. */
    public static String of(Path path) {
        String text = path.toString();
        return isPlain(text) ? text : ofBytes(bytes(path));
    }

    /**
     * The path of a text that {@link #of} made.
     *
     * @throws IllegalArgumentException if the text is no path
     */
    public static Path path(String text) {
        if (text.startsWith(BYTES) && HAVE_BYTES) {
            return path(text.substring(BYTES.length()).getBytes(StandardCharsets.ISO_8859_1));
        }
        return isPlain(text) ? Path.of(text) : path(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the text of {@link Path#toString} means the same path. It does if this JVM can decode the name. */
    public static boolean isExact(Path path) {
        try {
            return !HAVE_BYTES || Path.of(path.toString()).equals(path);
        } catch (InvalidPathException undecoded) {
            return false;
        }
    }

    /**
     * Whether the text can be used as it is: it is ASCII, or this JVM's encoding is UTF-8 and nothing in it is lost.
     */
    private static boolean isPlain(String text) {
        if (!HAVE_BYTES) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each > '~' && (!IS_UTF_8 || each == LOST)) {
                return false;
            }
        }
        return true;
    }

    private static String ofBytes(byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), name)
                ? text
                : BYTES + new String(name, StandardCharsets.ISO_8859_1);
    }

    /**
     * The bytes of a path, as the operating system knows it. If names of files are not bytes here, its text in UTF-8.
     */
    public static byte[] bytes(Path path) {
        if (!HAVE_BYTES) {
            return path.toString().getBytes(StandardCharsets.UTF_8);
        }
        String uri = path.toUri().getRawPath();
        // The URI of a directory ends with a slash.
        int end = uri.endsWith("/") && uri.length() > 1 ? uri.length() - 1 : uri.length();
        int start = 0;
        if (!path.isAbsolute()) {
            start = end;
            for (int i = 0; i < path.getNameCount(); i++) {
                start = uri.lastIndexOf('/', start - 1);
            }
            start++;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = start; i < end; i++) {
            boolean isEscaped = uri.charAt(i) == '%';
            bytes.write(isEscaped ? Integer.parseInt(uri, i + 1, i + 3, 16) : uri.charAt(i));
            i += isEscaped ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static Path path(byte[] name) {
        boolean isAbsolute = name.length > 0 && name[0] == '/';
        StringBuilder uri = new StringBuilder(isAbsolute ? "file://" : "file:///");
        for (byte each : name) {
            int value = each & 0xff;
            boolean isPlain = (value >= 'a' && value <= 'z')
                    || (value >= 'A' && value <= 'Z')
                    || (value >= '0' && value <= '9')
                    || UNESCAPED.indexOf(value) >= 0;
            if (isPlain) {
                uri.append((char) value);
            } else {
                uri.append('%').append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xf, 16));
            }
        }
        Path path = Path.of(URI.create(uri.toString()));
        return isAbsolute ? path : path.subpath(0, path.getNameCount());
    }
}
