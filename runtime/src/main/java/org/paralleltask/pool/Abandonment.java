package org.paralleltask.pool;

import java.lang.ref.Cleaner;

/** Finds pools, workers and streams that became unreachable and were not closed. */
final class Abandonment {
    static final Cleaner CLEANER = Cleaner.create();

    private Abandonment() {}
}
