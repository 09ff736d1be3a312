package com.acme;

import com.lib.Published;
import org.paralleltask.ParallelTask;

public final class User {
    private User() {}

    @ParallelTask
    public static Published use(Published.Nameable nameable) {
        return nameable.published();
    }
}
