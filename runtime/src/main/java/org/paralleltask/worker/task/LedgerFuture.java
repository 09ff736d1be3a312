package org.paralleltask.worker.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.paralleltask.wire.WorkerLedger;

/** The ledger, which takes its time to be mapped: one thread does that while another calls the parent. Thread-safe. */
public final class LedgerFuture implements Callable<WorkerLedger> {
    private final FileChannel file;
    private final FutureTask<WorkerLedger> mapping = new FutureTask<>(this);

    private LedgerFuture(FileChannel file) {
        this.file = file;
    }

    /** Opens its file, which the parent deletes once it has heard of us. */
    public static LedgerFuture open(Path file) throws IOException {
        return new LedgerFuture(WorkerLedger.openFile(file));
    }

    /** Maps it; for one thread. Whether that has failed, {@link #get} says. */
    public void map() {
        mapping.run();
    }

    @Override
    public WorkerLedger call() throws IOException {
        try (file) {
            return WorkerLedger.map(file);
        }
    }

    /** Waits until it is mapped. */
    public WorkerLedger get() throws IOException {
        try {
            return mapping.get();
        } catch (ExecutionException e) {
            throw new IOException("its ledger cannot be mapped: " + e.getCause(), e);
        } catch (InterruptedException impossible) {
            throw new AssertionError("between tasks, no thread of ours can be interrupted", impossible);
        }
    }
}
