package org.paralleltask.documents;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;

/**
 * A parser with the faults that parsers have now and then, one for each media type of {@code custom-mimetypes.xml}. Tika
 * finds it as it finds its own.
 */
public final class PlantedParser implements Parser {
    private static final long serialVersionUID = 1;

    private static final Map<MediaType, Fault> FAULTS = Map.of(
            planted("loop"), PlantedParser::followLinks,
            planted("crash"), PlantedParser::writeOutsideMemory,
            planted("heap"), PlantedParser::keepEverything,
            planted("exit"), PlantedParser::exit);

    /** What goes wrong. */
    private interface Fault {
        void strike() throws ReflectiveOperationException;
    }

    private static MediaType planted(String name) {
        return MediaType.application("x-planted-" + name);
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return FAULTS.keySet();
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws TikaException {
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        Fault fault = FAULTS.get(type);
        try {
            Objects.requireNonNull(fault, "no fault is planted for " + type).strike();
        } catch (ReflectiveOperationException e) {
            throw new TikaException("The fault of " + type + " did not strike", e);
        }
    }

    /** A table whose entries lead in a circle: what damaged office files have. */
    private static void followLinks() {
        int[] next = {1, 2, 0};
        int sector = 0;
        while (sector >= 0) {
            sector = next[sector];
        }
    }

    /** What native code does that writes where it must not. */
    private static void writeOutsideMemory() throws ReflectiveOperationException {
        Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 1L, 1L);
    }

    /** A length field that promises more than there is, and a parser that believes it. */
    private static void keepEverything() {
        List<byte[]> everything = new ArrayList<>();
        while (!everything.contains(null)) {
            everything.add(new byte[1 << 20]);
        }
    }

    /** The end of a command-line tool that was made a library. */
    private static void exit() {
        System.exit(3);
    }
}
