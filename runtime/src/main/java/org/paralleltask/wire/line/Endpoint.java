package org.paralleltask.wire.line;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.PathText;

/** Where a worker and its parent meet, in a directory that only their user may enter. */
@SuppressWarnings("exports") // jspecify is there for compilers only
public sealed interface Endpoint {
    /**
     * Named pipes, which are there already. A process opens one in a millisecond or two; for a socket the JDK takes 35 at
     * first.
     *
     * @param toWorker what the parent writes to
     * @param toParent what the worker writes to
     * @param controls what the parent speaks on in the midst of a task
     */
    record Pipes(Path toWorker, Path toParent, Path controls) implements Endpoint {}

    /**
     * A Unix domain socket, where there are no named pipes.
     *
     * @param path at most about 100 bytes long, by the operating system's rule
     */
    record Socket(Path path) implements Endpoint {}

    /** The directory in which they meet. */
    default @Nullable Path directory() {
        return (this instanceof Pipes pipes ? pipes.toWorker() : ((Socket) this).path()).getParent();
    }

    /** Deletes its files: both sides have them open, or never will. */
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

    /** One of the same kind in the same directory, whose names end with this number. */
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
     * @throws IOException also if it names no files
     */
    static Endpoint readFrom(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? new Pipes(path(in.readUTF()), path(in.readUTF()), path(in.readUTF()))
                : new Socket(path(in.readUTF()));
    }

    /**
     * The path of this text.
     *
     * @throws IOException if it is none
     */
    static Path path(String text) throws IOException {
        try {
            return PathText.path(text);
        } catch (IllegalArgumentException noPath) {
            throw new IOException("Standard input names no file", noPath);
        }
    }
}
