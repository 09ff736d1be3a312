package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Missing {
    @ParallelTask
    static int count(
            List<Nowhere> list) { // error: cannot find symbol
        return list.size();
    }

    @ParallelTask(allow = Neither.class) // error: cannot find symbol
    static int allow(int value) {
        return value;
    }

    @ParallelTask(retries = -1) // error: retries must be 0 or more; it was -1
    private static int more( // error: A @ParallelTask method must not be private: the generated worker class, in the same package, calls it
            Nowhere value) { // error: cannot find symbol
        return 0;
    }
}
