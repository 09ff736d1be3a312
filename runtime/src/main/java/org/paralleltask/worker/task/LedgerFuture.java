package org.paralleltask.worker.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.paralleltask.wire.WorkerLedger;

/**
 * The ledger, once it is mapped. That takes time, so one thread maps it while another connects to the parent.
 * Thread-safe.
 */
public final class LedgerFuture implements Callable<WorkerLedger> {
    private final FileChannel file;
    private final FutureTask<WorkerLedger> mapping = new FutureTask<>(this);

    private LedgerFuture(FileChannel file) {
        this.file = file;
    }

    /** Opens the ledger's file. It must be open before this worker connects, because then the parent deletes it. */
    public static LedgerFuture open(Path file) throws IOException {
        return new LedgerFuture(WorkerLedger.openFile(file));
    }

    /** Maps the ledger. To be called once; if it fails, {@link #get} throws. */
    public void map() {
        mapping.run();
    }

    @Override
    public WorkerLedger call() throws IOException {
        try (file) {
            return WorkerLedger.map(file);
        }
    }

    /**
     * Waits until the ledger is mapped.
     *
     * @throws IOException if it could not be mapped
     */
    public WorkerLedger get() throws IOException {
        try {
            return mapping.get();
        } catch (ExecutionException e) {
            throw new IOException("its ledger cannot be mapped: " + e.getCause(), e);
        } catch (InterruptedException impossible) {
            throw new AssertionError("no thread of the library can be interrupted between tasks", impossible);
        }
    }
}
