package com.acme;

import com.lib.Published;
import org.paralleltask.ParallelTask;

public final class User {
    private User() {}

    // expect UseCodec: in.end(new Published.Nameable(in.readObject(Published.class)))
    // expect UseWorker: .allow("com.lib.Published", "com.lib.Published$Own");
    @ParallelTask
    public static Published use(Published.Nameable nameable) {
        return nameable.published();
    }
}
