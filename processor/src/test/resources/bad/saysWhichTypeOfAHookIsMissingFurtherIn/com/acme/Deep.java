package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;

public final class Deep {
    record Order(
            Nowhere item) {} // error: cannot find symbol

    @ParallelTask
    static int count() {
        return 1;
    }

    @OnWorkerExit
    static Order end() { // error: The types of an @OnWorkerExit method must consist of types that exist: Nowhere is neither on the class path nor generated
        return new Order(null);
    }
}
