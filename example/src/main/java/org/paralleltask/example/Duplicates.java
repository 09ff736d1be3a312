package org.paralleltask.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pipe;

/**
 * Finds files of the same content. It runs in worker processes, by the generated {@link HashPool} and
 * {@link ComparePool}.
 *
 * <p>If a task's worker dies, the task runs once more. To report the same twice does no harm.
 */
final class Duplicates {
    private Duplicates() {}

    /** The first file of each content, for all tasks. */
    interface Firsts {
        /** Returns the first file that was reported with this hash; empty if it is this file. */
        Optional<Path> firstWith(String hash, Path file);
    }

    /** A file with the same hash as another file that was reported first. */
    record Pair(Path first, Path second) {}

    /**
     * Reads a file. If another file has the same hash, the pair is put into the pipe.
     *
     * @param readers one permit is held while a file is read
     */
    @ParallelTask(retries = 1)
    static void hash(
            Path file, @Managed Semaphore readers, @Managed Firsts firsts, @Managed Pipe.Sink<Pair> likelyDuplicates)
            throws IOException, InterruptedException {
        String hash;
        readers.acquire();
        try {
            hash = sha256(file);
        } finally {
            readers.release();
        }
        Optional<Path> first = firsts.firstWith(hash, file);
        if (first.isPresent()) {
            likelyDuplicates.put(new Pair(first.get(), file));
        }
    }

    /**
     * Whether both files have the same bytes.
     *
     * @param readers one permit is held while files are read
     */
    @ParallelTask(retries = 1)
    static boolean compare(Pair pair, @Managed Semaphore readers) throws IOException, InterruptedException {
        readers.acquire();
        try {
            return Files.mismatch(pair.first(), pair.second()) < 0;
        } finally {
            readers.release();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
