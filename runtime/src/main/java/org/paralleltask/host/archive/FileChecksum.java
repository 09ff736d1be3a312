package org.paralleltask.host.archive;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** The checksum by which a damaged file is recognized. */
public final class FileChecksum {
    private static final int CHUNK = 1 << 16;

    private FileChecksum() {}

    /** CRC-32 of the file. It takes a millisecond or two for 10 MB that the system has in memory. */
    public static long of(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] chunk = new byte[CHUNK];
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                checksum.update(chunk, 0, length);
            }
        }
        return checksum.getValue();
    }
}
