package org.paralleltask.host.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.wire.Ledger;

/** A ledger, and its file, from which the worker maps it. */
record LedgerFile(Ledger ledger, Path path) {
    /**
     * Makes a ledger in the first of these files whose file system has room for it.
     *
     * @throws IOException why the last one failed, if all did
     */
    static LedgerFile create(List<Path> places, boolean hasLogs) throws IOException {
        IOException failure = new IOException("there is no place for a ledger");
        for (Path place : places) {
            try {
                return new LedgerFile(Ledger.create(place, hasLogs), place);
            } catch (IOException full) { // a container's /dev/shm may be too small
                Files.deleteIfExists(place);
                full.addSuppressed(failure);
                failure = full;
            }
        }
        throw failure;
    }
}
