package org.paralleltask.junit;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Fails a test class that leaves worker processes behind: of a pool that was opened and not closed. {@link PoolExtension} has
 * one; other classes get it by {@code @ExtendWith(WorkerLeaks.class)}. It looks once the outermost class has ended: before, a
 * nested class may use a pool of its outer class. Where classes run at the same time in one JVM it looks for nothing, because
 * the workers of one are not told from those of another.
 */
public final class WorkerLeaks implements BeforeAllCallback, AfterAllCallback {
    /** How long a worker that is about to end may take. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PAUSE_MILLIS = 20;

    private static final Namespace NAMESPACE = Namespace.create(WorkerLeaks.class);

    /** Called by JUnit. */
    public WorkerLeaks() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        if (store.get(this) == null) { // it is not that of an outer class
            store.put(this, ProcessHandle.current().children().collect(Collectors.toSet()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        Set<?> before = context.getStore(NAMESPACE).remove(this, Set.class);
        if (before == null || context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            return;
        }
        long begun = System.nanoTime();
        List<ProcessHandle> left = left(before);
        while (!left.isEmpty() && System.nanoTime() - begun < PATIENCE_NANOS) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            left = left(before);
        }
        if (!left.isEmpty()) {
            String pids = left.stream()
                    .map(one -> one.pid()
                            + one.info()
                                    .startInstant()
                                    .map(when -> " (started " + when + ")")
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
            throw new AssertionError(context.getDisplayName() + " has left " + left.size()
                    + (left.size() == 1 ? " worker process behind: " : " worker processes behind: ") + pids
                    + ". A pool was opened and not closed: open it in a try-with-resources statement, or as a"
                    + " PoolExtension");
        }
    }

    private static List<ProcessHandle> left(Set<?> before) {
        return ProcessHandle.current()
                .children()
                .filter(Predicate.not(before::contains))
                .filter(ProcessHandle::isAlive)
                .filter(WorkerLeaks::isWorker)
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .toList();
    }

    /** Its flags are in a file in a directory of the library's. Where the system does not tell, any child is taken for one. */
    private static boolean isWorker(ProcessHandle child) {
        return child.info()
                .arguments()
                .map(words -> words.length > 0 && words[0].startsWith("@") && words[0].contains("paralleltask"))
                .orElse(true);
    }
}
