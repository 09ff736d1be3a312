package org.paralleltask.webapp;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.SharedBuffer;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/** A web application: code that a server loads by a loader of its own, uses the library, and is undeployed. */
public final class WebApp extends TestWorker implements Runnable {
    /** Nothing of it is serialized: of such classes the JDK keeps soft references. */
    private static final TestTask<Integer, Integer> TASK =
            TestTask.of("webapp", WebApp.class, Integer.class, Integer.class, (number, context) -> number * number);

    /** As the server makes it. */
    public WebApp() {}

    /** Its whole life: uses all sorts of calls, and closes what it has opened. */
    @Override
    public void run() {
        try (ProcessPool<Integer, Integer> pool = TASK.open(options -> options.workers(2))) {
            use(pool);
        }
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Integer, Integer> pool = TASK.open(workers)) {
            use(pool);
        }
        try (SharedBuffer buffer = SharedBuffer.allocate(1 << 16)) {
            buffer.view().put(0, (byte) 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void use(ProcessPool<Integer, Integer> pool) {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
        check(pool.call(3) == 9);
        check(pool.submit(4).thenApply(square -> square + 1).join() == 17);
        check(pool.map(numbers, i -> i).get(999) == 999 * 999);
        try (Stream<Outcome<Integer, Integer>> some = pool.outcomes(numbers, i -> i)) {
            check(some.limit(3).count() == 3);
        }
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("It does not compute");
        }
    }
}
