package org.paralleltask.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;

/** Random bytes for names and secrets. */
public final class RandomBytes {
    private static final String RANDOM = "/dev/urandom";

    private RandomBytes() {}

    /**
     * Random bytes that cannot be guessed. They are read from the file from which the JDK's generator takes them, too,
     * because that generator needs 30 ms of CPU for its first byte. If there is no such file, the JDK's generator is
     * used.
     */
    public static byte[] of(int count) {
        try (FileInputStream random = new FileInputStream(RANDOM)) {
            byte[] bytes = random.readNBytes(count);
            if (bytes.length == count) {
                return bytes;
            }
        } catch (IOException noSuchFile) {
            // the JDK's generator is used
        }
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
