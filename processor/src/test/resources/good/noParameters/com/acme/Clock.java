package com.acme;

import java.time.Instant;
import org.paralleltask.ParallelTask;

public final class Clock {
    private Clock() {}

    @ParallelTask
    public static Instant now() {
        return Instant.EPOCH;
    }
}
