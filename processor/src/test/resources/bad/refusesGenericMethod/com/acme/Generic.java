package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Generic {
    @ParallelTask
    static <T> int count(List<T> list) { // error: A @ParallelTask method must not be generic: what crosses between the processes must be known when it is compiled
        return list.size();
    }

    @ParallelTask
    static <
                    K extends Comparable<K>, // error: A @ParallelTask method must not be generic: what crosses between the processes must be known when it is compiled
                    E extends Exception> // error: A @ParallelTask method must not be generic: what crosses between the processes must be known when it is compiled
            K max(K[] keys) throws E {
        return keys[0];
    }
}
