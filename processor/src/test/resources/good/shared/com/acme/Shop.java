package com.acme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;

public final class Shop {
    private Shop() {}

    public record Order(String article, int count) {}

    public record PriceTable(Map<String, Long> prices) {}

    @ParallelTask(workers = 2)
    public static long price(Order order, @Shared PriceTable table, TaskContext context) throws IOException {
        return table.prices().get(order.article()) * order.count();
    }

    // expect SeveralPool: public static SeveralPool open(Map<String, Shop.Order> limits, int third) { return open(limits, third, options -> options); }
    // expect SeveralWorker: Shop.several(shared.limits(), task.first(), context, task.second(), shared.third())
    // expect SeveralCodec: 0xb94ec4006b932aa9L
    // expect SeveralShared: record SeveralShared(Map<String, Shop.Order> limits, int third)
    @ParallelTask
    public static String several(
            @Shared Map<String, Order> limits, int first, TaskContext run, String second, @Shared int third) {
        return second;
    }

    // expect OnlyPool: public void call() { pool.call(new OnlyTask()); }
    // expect OnlyWorker: Shop.only(shared.directory()); return new OnlyResult();
    // expect OnlyTask: record OnlyTask() implements
    // expect OnlyPool without: Iterable
    @ParallelTask
    public static void only(@Shared Path directory) {}

    // expect PackagePrivatePool: ") final class PackagePrivatePool
    // expect PackagePrivateShared: ") record PackagePrivateShared(List<String> words)
    @ParallelTask
    static int packagePrivate(int value, @Shared List<String> words) {
        return value;
    }

    // expect ArrayPool: public static ArrayPool open(String[] words) {
    // expect ArrayShared: record ArrayShared(String[] words)
    @ParallelTask
    public static int array(int value, @Shared String... words) {
        return words.length;
    }

    @SafeVarargs
    @ParallelTask
    public static int generic(int value, @Shared List<String>... lists) {
        return lists.length;
    }

    // expect VarargsPool: public int call(int... values) { return pool.call(new VarargsTask(values)); }
    // expect VarargsTask: record VarargsTask(int... values)
    @ParallelTask
    public static int varargs(@Shared String separator, int... values) {
        return values.length;
    }
}
