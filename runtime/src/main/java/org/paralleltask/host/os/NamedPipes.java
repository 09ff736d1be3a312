package org.paralleltask.host.os;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import org.paralleltask.base.Detached;
import org.paralleltask.system.SystemFeatures;
import org.paralleltask.wire.line.Endpoint;

/** Makes named pipes with the program {@code mkfifo} of POSIX, because the JDK cannot make them. */
public final class NamedPipes {
    /** How long the program may take. Normally it takes a millisecond or two. */
    private static final long PATIENCE_SECONDS = 5;

    private NamedPipes() {}

    /**
     * Makes all three pipes. False if there is no such program, as in some containers, or if the file system has no
     * pipes.
     */
    public static boolean make(Endpoint.Pipes pipes) {
        if (!SystemFeatures.MAY_HAVE_NAMED_PIPES) {
            return false;
        }
        try {
            Process maker = Detached.start(new ProcessBuilder(
                            "mkfifo",
                            "-m",
                            "600",
                            pipes.toWorker().toString(),
                            pipes.toParent().toString(),
                            pipes.controls().toString())
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD));
            try {
                return maker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && maker.exitValue() == 0;
            } finally {
                maker.destroyForcibly();
            }
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException impossible) {
            throw new AssertionError("an uninterruptible thread was interrupted", impossible);
        }
    }
}
