package org.paralleltask.wire.line;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.PathText;

/** The files where a worker and its parent connect, in a directory that only their user may enter. */
@SuppressWarnings("exports") // jspecify is there for compilers only
public sealed interface Endpoint {
    /**
     * Named pipes, which exist already. A process opens one in a millisecond or two; the JDK's first socket takes 35 ms.
     *
     * @param toWorker what the parent writes to
     * @param toParent what the worker writes to
     * @param controls what the parent sends controls through
     */
    record Pipes(Path toWorker, Path toParent, Path controls) implements Endpoint {}

    /**
     * A Unix domain socket, where there are no named pipes.
     *
     * @param path at most about 100 bytes long, by the operating system's rule
     */
    record Socket(Path path) implements Endpoint {}

    /** The directory of these files. */
    default @Nullable Path directory() {
        return (this instanceof Pipes pipes ? pipes.toWorker() : ((Socket) this).path()).getParent();
    }

    /** Deletes the files: both sides have opened them, or never will. */
    default void delete() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> files() {
        return this instanceof Pipes pipes
                ? List.of(pipes.toWorker(), pipes.toParent(), pipes.controls())
                : List.of(((Socket) this).path());
    }

    /** An endpoint of the same kind in the same directory; its file names end with this number. */
    default Endpoint numbered(int number) {
        return this instanceof Pipes pipes
                ? new Pipes(
                        numbered(pipes.toWorker(), number),
                        numbered(pipes.toParent(), number),
                        numbered(pipes.controls(), number))
                : new Socket(numbered(((Socket) this).path(), number));
    }

    private static Path numbered(Path path, int number) {
        return path.resolveSibling(path.getFileName() + "-" + number);
    }

    /** Writes it. */
    default void writeTo(DataOutputStream out) throws IOException {
        out.writeBoolean(this instanceof Pipes);
        if (this instanceof Pipes pipes) {
            out.writeUTF(PathText.of(pipes.toWorker()));
            out.writeUTF(PathText.of(pipes.toParent()));
            out.writeUTF(PathText.of(pipes.controls()));
        } else {
            out.writeUTF(PathText.of(((Socket) this).path()));
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException also if the text names no files
     */
    static Endpoint readFrom(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Pipes(path(in.readUTF()), path(in.readUTF()), path(in.readUTF()))
                : new Socket(path(in.readUTF()));
    }

    /**
     * The path of this text.
     *
     * @throws IOException if it is no path
     */
    static Path path(String text) throws IOException {
        try {
            return PathText.path(text);
        } catch (IllegalArgumentException noPath) {
            throw new IOException("Standard input names no file where the parent could be reached", noPath);
        }
    }
}
