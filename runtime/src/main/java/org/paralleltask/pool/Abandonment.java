package org.paralleltask.pool;

import java.lang.ref.Cleaner;

/** Finds what nobody holds any more: pools, workers and streams that were not closed. */
final class Abandonment {
    static final Cleaner CLEANER = Cleaner.create();

    private Abandonment() {}
}
