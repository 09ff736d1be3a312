package com.acme;

import org.paralleltask.ParallelTask;

public final class Deep {
    record Order(
            Nowhere item) {} // error: cannot find symbol

    @ParallelTask
    static int count(Order order) { // error: The types of a @ParallelTask method must consist of types that exist: Nowhere is neither on the class path nor generated
        return 1;
    }
}
