package org.paralleltask.base;

import java.lang.ref.Cleaner;

/** Finds pools, workers and streams that became unreachable and were not closed. */
public final class Abandonment {
    public static final Cleaner CLEANER = Cleaner.create();

    private Abandonment() {}
}
