package com.acme;

import org.paralleltask.ParallelTask;

@Deprecated
public final class Old {
    private Old() {}

    @Deprecated(forRemoval = true)
    public record Worn(int size) {}

    @ParallelTask
    public static int size(Worn worn) {
        return worn.size();
    }
}
