package com.acme;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.paralleltask.ParallelTask;

public final class Files {
    private Files() {}

    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1;

        public enum Reason {
            MISSING
        }

        private Reason reason;
    }

    @ParallelTask
    public static int read(String name) throws UnreadableException, TimeoutException, InterruptedException {
        return 0;
    }

    // expect DeletePool: public void call(String name, boolean force) throws IOException {
    // expect DeletePool: public void call(DeleteTask task) throws IOException {
    // expect DeleteWorker: public DeleteResult run(DeleteTask task, TaskContext context) throws IOException { Files.delete(task.name(), task.force()); return new DeleteResult(); }
    // expect DeleteWorker: .allow("java.io.IOException");
    // expect DeleteResult: public record DeleteResult() implements Serializable {
    @ParallelTask
    public static void delete(String name, boolean force) throws IOException {}
}
