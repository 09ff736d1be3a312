package org.paralleltask.cluster.node;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.cluster.message.HireRequest.Code;

/**
 * The jars of programs, by their content, in a directory that only this user may enter. One that is there is whole: it
 * arrives by a rename, after its hash was checked. Thread-safe, also between processes.
 */
final class CodeCache {
    private static final int HASH_DIGITS = 64;
    private static final int PIECE = 1 << 16;

    private final Path directory;

    CodeCache(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Where this one is, or will be. */
    Path file(Code code) throws IOException {
        String hash = code.hash();
        if (hash.length() != HASH_DIGITS || !hash.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IOException("the code " + code.name() + " has no hash: " + hash);
        }
        return directory.resolve(hash + ".jar");
    }

    /** The places of those that are not here. */
    int[] missing(List<Code> code) throws IOException {
        boolean[] isMissing = new boolean[code.size()];
        for (int i = 0; i < code.size(); i++) {
            isMissing[i] = !Files.isRegularFile(file(code.get(i)));
        }
        return IntStream.range(0, code.size()).filter(i -> isMissing[i]).toArray();
    }

    /**
     * Reads one that arrives.
     *
     * @throws IOException also if its content is another than was said
     */
    void receive(Code code, ReadableByteChannel source) throws IOException {
        Path target = file(code);
        Path arriving = Files.createTempFile(directory, "arriving-", ".jar");
        try {
            MessageDigest digest = sha256();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(arriving), digest)) {
                ByteBuffer piece = ByteBuffer.allocate(PIECE);
                for (long left = code.size(); left > 0; left -= piece.position()) {
                    piece.clear().limit((int) Math.min(left, PIECE));
                    if (source.read(piece) < 0) {
                        throw new EOFException("the program has ended before it had sent " + code.name());
                    }
                    out.write(piece.array(), 0, piece.position());
                }
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            if (!hash.equals(code.hash())) {
                throw new IOException(code.name() + " has arrived with another content than was announced");
            }
            move(arriving, target);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private static void move(Path arriving, Path target) throws IOException {
        try {
            Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException another) {
            // has brought the same content
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java has it
        }
    }
}
