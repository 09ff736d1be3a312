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

    @ParallelTask
    public static String several(
            @Shared Map<String, Order> limits, int first, TaskContext run, String second, @Shared int third) {
        return second;
    }

    @ParallelTask
    public static void only(@Shared Path directory) {}

    @ParallelTask
    static int packagePrivate(int value, @Shared List<String> words) {
        return value;
    }

    @ParallelTask
    public static int array(int value, @Shared String... words) {
        return words.length;
    }

    @SafeVarargs
    @ParallelTask
    public static int generic(int value, @Shared List<String>... lists) {
        return lists.length;
    }

    @ParallelTask
    public static int varargs(@Shared String separator, int... values) {
        return values.length;
    }
}
