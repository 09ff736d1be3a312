package org.paralleltask.host.os;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.paralleltask.base.Detached;

/**
 * What the program {@code ps} of POSIX tells of a process, for systems without {@code /proc}. It is a process of its own,
 * so it is asked only where nothing else is left to do.
 */
final class PsProgram {
    private static final long PATIENCE_SECONDS = 5;
    private static final int MOST_BYTES = 64;

    private PsProgram() {}

    /** Whether a process has ended, but its parent has not read its exit status yet; false if that is not known. */
    static boolean isZombie(long pid) {
        return state(pid).startsWith("Z");
    }

    /** The letters of its state; empty if there is no such process, or no such program. */
    private static String state(long pid) {
        try {
            Process ps = Detached.start(new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid))
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD));
            try {
                byte[] said = ps.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        ? ps.getInputStream().readNBytes(MOST_BYTES)
                        : new byte[0];
                return new String(said, StandardCharsets.US_ASCII).strip();
            } finally {
                ps.destroyForcibly();
            }
        } catch (IOException noSuchProgram) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller's next wait ends by it
            return "";
        }
    }
}
