package com.acme;

import org.paralleltask.DeathCause;
import org.paralleltask.ParallelTask;

public final class Settings {
    private static final int RETRIES = 1 + 1;

    private Settings() {}

    @ParallelTask(retries = RETRIES, timeout = "30s", workers = 0, retryOn = {DeathCause.KILLED, DeathCause.TIME_LIMIT})
    public static int limited(int value) {
        return value;
    }

    @ParallelTask(timeout = "", name = "lower")
    public static int unlimited(int value) {
        return value;
    }
}
