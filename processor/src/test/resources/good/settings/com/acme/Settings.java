package com.acme;

import org.paralleltask.DeathCause;
import org.paralleltask.ParallelTask;

public final class Settings {
    private static final int RETRIES = 1 + 1;

    private Settings() {}

    // expect LimitedPool: DEFAULTS = PoolOptions.defaults().workers(0).timeout("30s").retries(2).retryOn(Set.of(DeathCause.KILLED, DeathCause.TIME_LIMIT));
    @ParallelTask(retries = RETRIES, timeout = "30s", workers = 0, retryOn = {DeathCause.KILLED, DeathCause.TIME_LIMIT})
    public static int limited(int value) {
        return value;
    }

    // expect lowerPool: DEFAULTS = PoolOptions.defaults();
    // expect lowerWorker: TaskDefinition.of( "lower", lowerWorker.class
    // expect lowerWorker: METHOD = "com.acme.Settings.unlimited";
    @ParallelTask(timeout = "", name = "lower")
    public static int unlimited(int value) {
        return value;
    }
}
