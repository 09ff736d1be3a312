package org.paralleltask.example.sharing;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;

/** Tasks that call objects of the program. */
final class ObjectTasks {
    private ObjectTasks() {}

    /** What tasks may do with an account. */
    interface Account {
        long add(long cents) throws AccountException, IOException;

        long balance();
    }

    static final class AccountException extends Exception {
        private static final long serialVersionUID = 1;

        private final long missing;

        AccountException(String message, long missing) {
            super(message);
            this.missing = missing;
        }

        long missing() {
            return missing;
        }
    }

    @ParallelTask(workers = 2)
    static long pay(long cents, @Managed Account account) throws AccountException, IOException {
        return account.add(cents);
    }

    /** What the task sees of a failure: which class, and its message. */
    @ParallelTask
    static String tryToPay(long cents, @Managed Account account) {
        try {
            return "paid, " + account.add(cents) + " left";
        } catch (Exception e) {
            return e.getClass().getName() + ": " + e.getMessage();
        }
    }

    /** The interfaces of what stands for the account here, and what it says of itself. */
    @ParallelTask
    static List<String> describe(@Managed Account account) {
        Class<?> type = account.getClass();
        return List.of(
                String.valueOf(type.getInterfaces().length),
                type.getInterfaces()[0].getName(),
                String.valueOf(type.getName().contains("Purse")),
                account.toString());
    }

    /** Words, each counted. */
    @ParallelTask(workers = 4)
    static int countWords(List<String> words, @Managed ConcurrentMap<String, Integer> counts) {
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return words.size();
    }

    /** Changes what is in the map, the set and the queue. */
    @ParallelTask
    static void enter(
            String name,
            @Managed ConcurrentMap<String, List<Integer>> lists,
            @Managed Set<String> names,
            @Managed BlockingQueue<String> queue)
            throws InterruptedException {
        lists.computeIfAbsent(name, absent -> List.of());
        lists.computeIfPresent(
                name,
                (key, list) ->
                        Stream.concat(list.stream(), Stream.of(list.size())).toList());
        names.add(name);
        names.removeIf(other -> other.startsWith("old"));
        queue.put(name + " of " + queue.size());
    }

    @ParallelTask(workers = 1)
    static void payAndDie(long cents, @Managed Account account) throws AccountException, IOException {
        account.add(cents);
        Runtime.getRuntime().halt(3);
    }
}
