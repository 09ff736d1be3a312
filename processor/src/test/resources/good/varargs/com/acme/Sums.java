package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Sums {
    private Sums() {}

    // expect SumPool: public long call(int... values) { return pool.call(new SumTask(values)); }
    // expect SumPool: public List<Long> map(Iterable<int[]> inputs) {
    // expect SumTask: record SumTask(int... values)
    @ParallelTask
    public static long sum(int... values) {
        return values.length;
    }

    // expect JoinPool: public String call(String separator, String[]... words) {
    // expect JoinTask: record JoinTask(String separator, String[]... words)
    @ParallelTask
    public static String join(String separator, String[]... words) {
        return separator;
    }

    // expect CountPool: @SafeVarargs public final int call(List<String>... lists) {
    // expect CountPool: @SafeVarargs public final CompletableFuture<Integer> submit(List<String>... lists) {
    // expect CountTask: @SafeVarargs public CountTask { // for its annotation }
    @SafeVarargs
    @ParallelTask
    public static int count(List<String>... lists) {
        return lists.length;
    }
}
