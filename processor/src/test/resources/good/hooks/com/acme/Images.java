package com.acme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

/** Two tasks with the same hooks. */
public final class Images {
    private Images() {}

    public enum Format {
        PNG
    }

    public record Stats(Count count, Format format) {
        public record Count(long done) {}
    }

    public static final class NoModelException extends IOException {
        private static final long serialVersionUID = 1;

        private Format missing;
    }

    @OnWorkerStart
    static void load(WorkerContext worker) throws NoModelException, TimeoutException {}

    @ParallelTask
    public static int resize(Path image, int width) {
        return width;
    }

    // expect CropPool: public void call(Path image) throws InterruptedException {
    // expect CropWorker: .onStart(Images.class, CropWorker::onStart) .onExit(Images.class, CropWorker::onExit, CropExit.class, CropExit::new, CropCodec::writeExit, CropCodec::readExit) .allow("com.acme.Images$Format", "com.acme.Images$NoModelException", "java.io.IOException", "java.lang.InterruptedException", "java.util.concurrent.TimeoutException");
    @ParallelTask
    public static void crop(Path image) throws InterruptedException {}

    @OnWorkerExit
    static Stats flush() throws IOException {
        return new Stats(new Stats.Count(1), Format.PNG);
    }
}
