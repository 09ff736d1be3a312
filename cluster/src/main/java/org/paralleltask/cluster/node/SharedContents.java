package org.paralleltask.cluster.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.message.LineRecord;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.wire.line.RawFrame;

/**
 * What the tasks of programs share, by its content, once for all slots of this node. Each content is in a file that has no name
 * any more: it is gone when no slot uses it, or with this process. Thread-safe.
 */
final class SharedContents {
    private final Path directory;

    @GuardedBy("this")
    private final Map<String, Content> contents = new HashMap<>();

    /** @param directory where the files are */
    SharedContents(Path directory) {
        this.directory = directory;
    }

    /** What one slot uses. */
    static final class Use {
        private final Consumer<? super Message> out;

        /** What goes with the function that is loaded next; null if nothing does. Guarded by the {@link SharedContents}. */
        private @Nullable Content next;

        /** Whether the slot has left. Guarded likewise. */
        private boolean isOver;

        /** @param out takes what is said to the slot's program */
        Use(Consumer<? super Message> out) {
            this.out = out;
        }

        private void answer(boolean isWanted) {
            out.accept(new Message.Wanted(isWanted));
        }
    }

    /** One content. Its fields are guarded by the {@link SharedContents}. */
    private static final class Content {
        final String hash;
        final int size;

        /** The slots that keep it here. */
        final Set<Use> users = new LinkedHashSet<>();

        /** Those of them that have not been told whether it is wanted. */
        final Set<Use> waiting = new LinkedHashSet<>();

        /** The one that was told to bring it. */
        @Nullable
        Use bringer;

        /** Null until it is here. */
        @Nullable
        FileChannel file;

        Content(String hash, int size) {
            this.hash = hash;
            this.size = size;
        }

        /** Has another slot bring it, if it is not here and nothing brings it. */
        void next() {
            if (file == null && bringer == null && !waiting.isEmpty()) {
                Use first = waiting.iterator().next();
                waiting.remove(first);
                bringer = first;
                first.answer(true);
            }
        }

        void isHere(FileChannel whole) {
            file = whole;
            bringer = null;
            waiting.forEach(one -> one.answer(false));
            waiting.clear();
        }
    }

    /** A slot's program offers what the tasks of the function share that it loads next. It is answered, at once or later, unless the slot leaves. */
    synchronized void offered(Use use, Message.Offer offer) {
        if (use.isOver) {
            return;
        }
        Content content = contents.computeIfAbsent(offer.hash(), hash -> new Content(hash, offer.size()));
        content.users.add(use);
        use.next = content;
        if (content.file != null) {
            use.answer(false);
        } else {
            content.waiting.add(use);
            content.next();
        }
    }

    /**
     * Reads what a slot's program sends, which was wanted.
     *
     * @throws IOException also if it is not what was offered
     */
    void receive(Use use, RawFrame frame) throws IOException {
        Content content = offeredTo(use);
        if (content == null || frame.size() != LineRecord.HEAD + (long) content.size) {
            throw new ProtocolException("Shared data of " + frame.size() + " bytes were not offered");
        }
        FileChannel file = FileChannel.open(
                directory.resolve("shared-" + UUID.randomUUID()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        boolean isKept = false;
        try {
            MessageDigest digest = CodeCache.sha256();
            RawFrame.Sink sink = piece -> {
                digest.update(piece.duplicate());
                while (piece.hasRemaining()) {
                    file.write(piece);
                }
            };
            ByteBuffer start = frame.start();
            sink.take(start.position(LineRecord.HEAD));
            frame.copyRest(sink);
            if (!HexFormat.of().formatHex(digest.digest()).equals(content.hash)) {
                throw new ProtocolException("Shared data have arrived with another content than was offered");
            }
            isKept = keep(content, file);
        } finally {
            if (!isKept) {
                file.close();
            }
        }
    }

    private synchronized @Nullable Content offeredTo(Use use) {
        return use.next;
    }

    private synchronized boolean keep(Content content, FileChannel file) {
        if (content.users.isEmpty() || content.file != null) {
            return false;
        }
        content.isHere(file);
        return true;
    }

    /**
     * Adds what was offered last to the frame that loads a function.
     *
     * @throws IOException if that is not here
     */
    RawFrame addTo(Use use, RawFrame load) throws IOException {
        int size;
        FileChannel file;
        synchronized (this) {
            Content content = use.next;
            if (content == null) {
                return load;
            }
            use.next = null;
            size = content.size;
            file = content.file;
        }
        if (file == null) {
            throw new ProtocolException("A function is loaded before what its tasks share");
        }
        long[] at = {0};
        return load.with(size, (target, from, count) -> {
            ByteBuffer piece = ByteBuffer.wrap(target, from, count);
            while (piece.hasRemaining()) {
                int read = file.read(piece, at[0]);
                if (read < 0) {
                    throw new EOFException("The file of what tasks share has been cut off");
                }
                at[0] += read;
            }
        });
    }

    /** A slot uses nothing any more. */
    synchronized void release(Use use) {
        use.isOver = true;
        contents.values().removeIf(content -> {
            content.users.remove(use);
            content.waiting.remove(use);
            if (use.equals(content.bringer)) {
                content.bringer = null;
                content.next();
            }
            boolean isUnused = content.users.isEmpty();
            if (isUnused) {
                close(content.file);
            }
            return isUnused;
        });
    }

    private static void close(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException itIsGone) {
            // it has no name
        }
    }
}
