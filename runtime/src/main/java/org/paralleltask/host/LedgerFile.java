package org.paralleltask.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.wire.Ledger;

/** A ledger, and the file in which the worker finds it. */
record LedgerFile(Ledger ledger, Path path) {
    /**
     * Makes one in the first of these places that has room for it.
     *
     * @throws IOException if none has, of the last one
     */
    static LedgerFile create(List<Path> places) throws IOException {
        IOException failure = new IOException("there is no place for a ledger");
        for (Path place : places) {
            try {
                return new LedgerFile(Ledger.create(place), place);
            } catch (IOException full) { // as a container's /dev/shm may be
                Files.deleteIfExists(place);
                full.addSuppressed(failure);
                failure = full;
            }
        }
        throw failure;
    }
}
