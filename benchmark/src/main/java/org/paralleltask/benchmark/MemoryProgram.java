package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.List;

/** A program that looks how large its worker is, and how large a JVM that does nothing. */
final class MemoryProgram {
    private static final long PATIENCE_MILLIS = 500; // until what a start has left to do is done

    private MemoryProgram() {}

    public static void main(String[] args) throws Exception {
        Peer.serve(line -> line.equals("jvm") ? jvm() : worker());
    }

    private static double worker() throws Exception {
        try (PidPool pool = PidPool.open(options -> options.workers(2))) {
            long pid = pool.call();
            Thread.sleep(PATIENCE_MILLIS);
            return Processes.residentMegabytes(pid);
        }
    }

    private static double jvm() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Installation.java(List.of("-XX:+UseSerialGC"), Sleeper.class)).start();
        try {
            process.getInputStream().read(); // it is up
            Thread.sleep(PATIENCE_MILLIS);
            return Processes.residentMegabytes(process.pid());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
