package com.acme;

import org.paralleltask.ParallelTask;

@Deprecated
public final class Old {
    private Old() {}

    @Deprecated(forRemoval = true)
    public record Worn(int size) {}

    // expect SizePool: @SuppressWarnings({ "deprecation", "removal" }) public final class SizePool
    // expect SizeCodec: @SuppressWarnings({ "deprecation", "removal" }) public final class SizeCodec
    // expect SizeTask: @SuppressWarnings({ "deprecation", "removal" }) public record SizeTask
    // expect SizeResult: @SuppressWarnings({ "deprecation", "removal" }) public record SizeResult
    // expect SizeWorker: @SuppressWarnings({ "deprecation", "removal" }) public final class SizeWorker
    @ParallelTask
    public static int size(Worn worn) {
        return worn.size();
    }
}
