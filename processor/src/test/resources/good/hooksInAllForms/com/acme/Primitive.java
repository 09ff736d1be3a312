package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.WorkerContext;

public final class Primitive<T> {
    private Primitive() {}

    // expect ThirdPool: public List<Long> exitResults() {
    // expect ThirdCodec: new ThirdExit(in.readLong())
    // expect ThirdWorker: .onExit(Primitive.class, ThirdWorker::onExit, ThirdExit.class, ThirdExit::new, ThirdCodec::writeExit, ThirdCodec::readExit);
    // expect ThirdWorker: private static long onExit(WorkerContext context) { return Primitive.count(context); }
    @ParallelTask
    public static int third() {
        return 0;
    }

    @OnWorkerExit
    public static long count(WorkerContext worker) {
        return worker.pid();
    }
}
