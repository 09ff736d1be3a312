package com.acme;

import java.time.Instant;
import org.paralleltask.ParallelTask;

public final class Clock {
    private Clock() {}

    // expect NowPool: public Instant call() { return pool.call(new NowTask()); }
    // expect NowPool: public CompletableFuture<Instant> submit() {
    // expect NowPool without: Iterable
    // expect NowPool without: call(NowTask
    // expect NowTask: record NowTask() implements
    @ParallelTask
    public static Instant now() {
        return Instant.EPOCH;
    }
}
