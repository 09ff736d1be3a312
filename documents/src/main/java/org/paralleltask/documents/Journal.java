package org.paralleltask.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of results, a line of JSON for each document: what has a line is done. Each line is one write, so a program
 * that is killed leaves whole lines, and at most one that is torn; this is cut off when the file is opened again, and so are
 * zero bytes at the end, which a system without power may leave. Lines are not forced to the disk.
 */
final class Journal implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    /** How each line begins. */
    private static final String BEGIN = "{\"file\":\"";

    private final Path path;
    private final FileChannel file;
    private final Set<String> done = new HashSet<>();
    private final long torn;

    private Journal(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        long whole = readLines();
        this.torn = file.size() - whole;
        file.truncate(whole);
        file.position(whole);
    }

    /**
     * Opens a file, and cuts off what of its last line is torn.
     *
     * @throws IOException also if another run writes this file, or if it is none of this program's
     */
    static Journal open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!isLocked(file)) {
                throw new IOException("another run writes " + path + ": let it end, or name another file by --out");
            }
            return new Journal(path, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The lock ends with this process, however that ends. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Reads the names in all whole lines. Returns where the last whole line ends. */
    private long readLines() throws IOException {
        long whole = 0;
        long position = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        for (int count; (count = file.read(block.clear(), position)) > 0; position += count) {
            byte[] bytes = block.array();
            int begin = 0;
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n') {
                    line.write(bytes, begin, i - begin);
                    done.add(nameIn(line.toByteArray()));
                    line.reset();
                    begin = i + 1;
                    whole = position + begin;
                }
            }
            line.write(bytes, begin, count - begin);
        }
        String rest = withoutZeros(line.toByteArray());
        if (!rest.startsWith(BEGIN) && !BEGIN.startsWith(rest)) {
            throw notOurs(null); // a text that ends without a line's end is not ours to cut
        }
        return whole;
    }

    /** What was begun of a line, without zero bytes after it: a file's length may have reached the disk before its content. */
    private static String withoutZeros(byte[] line) {
        int length = line.length;
        while (length > 0 && line[length - 1] == 0) {
            length--;
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private String nameIn(byte[] line) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() == JsonToken.START_OBJECT && "file".equals(json.nextFieldName())) {
                String name = json.nextTextValue();
                if (name != null) {
                    return name;
                }
            }
        } catch (JsonProcessingException e) {
            throw notOurs(e);
        }
        throw notOurs(null);
    }

    private IOException notOurs(@Nullable Exception cause) {
        return new IOException(
                "line " + (done.size() + 1) + " of " + path
                        + " is none that this program writes, so what is done is not"
                        + " known: move the file away, or name another one by --out",
                cause);
    }

    boolean has(String name) {
        return done.contains(name);
    }

    /** How many documents have a line. */
    int size() {
        return done.size();
    }

    /** How many bytes were cut off: of an unfinished line, and zeros. */
    long torn() {
        return torn;
    }

    void add(String name, Extracted found, Duration time) throws IOException {
        write(name, json -> {
            json.writeStringField("outcome", "text");
            json.writeStringField("type", found.type());
            json.writeNumberField("ms", time.toMillis());
            json.writeStringField("text", found.text());
            json.writeBooleanField("cut", found.cut());
            json.writeObjectFieldStart("metadata");
            for (Map.Entry<String, List<String>> entry : found.metadata().entrySet()) {
                json.writeArrayFieldStart(entry.getKey());
                for (String value : entry.getValue()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    void add(String name, Verdict why, Duration time) throws IOException {
        write(name, json -> {
            json.writeStringField("outcome", "failed");
            json.writeStringField("cause", why.cause());
            json.writeNumberField("ms", time.toMillis());
            json.writeStringField("reason", why.reason());
            if (why.capture().isPresent()) {
                json.writeStringField("capture", why.capture().get().toString());
            }
        });
    }

    /** The fields of a line after the name. */
    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private void write(String name, Fields fields) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("file", name);
            fields.writeTo(json);
            json.writeEndObject();
        }
        line.write('\n');
        for (ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray()); bytes.hasRemaining(); ) {
            file.write(bytes);
        }
        done.add(name);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Where the tasks are kept whose workers died with them. */
    static Path crashesBeside(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".crashes");
    }
}
