package org.paralleltask.webapp;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A web application: code that a server loads by a loader of its own, uses the library, and is undeployed. */
public final class WebApp implements Runnable {
    private static final TaskDefinition<Task, Result> DEFINITION =
            TaskDefinition.of("webapp", WebApp.class, Task.class, Result.class, new Codec(), WebApp::square);

    static {
        TaskRegistry.add(DEFINITION);
    }

    /** As the server makes it. */
    public WebApp() {}

    record Task(int number) {}

    record Result(int square) {}

    /** As it is generated. (Of classes that are serialized the JDK keeps soft references.) */
    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 0;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("number").writeInt(task.number());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(in.readInt());
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.at("result").writeInt(result.square());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(in.readInt());
        }
    }

    private static Result square(Task task, TaskContext context) {
        return new Result(task.number() * task.number());
    }

    /** The worker's. */
    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    /** Its whole life: uses all sorts of calls, and closes what it has opened. */
    @Override
    public void run() {
        try (ProcessPool<Task, Integer> pool = ProcessPool.open(
                DEFINITION, Result::square, PoolOptions.defaults().workers(2), UnaryOperator.identity())) {
            use(pool);
        }
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, Integer> pool = ProcessPool.open(
                        workers, DEFINITION, Result::square, PoolOptions.defaults(), UnaryOperator.identity())) {
            use(pool);
        }
        try (SharedBuffer buffer = SharedBuffer.allocate(1 << 16)) {
            buffer.view().put(0, (byte) 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void use(ProcessPool<Task, Integer> pool) {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
        check(pool.call(new Task(3)) == 9);
        check(pool.submit(new Task(4)).thenApply(square -> square + 1).join() == 17);
        check(pool.map(numbers, Task::new).get(999) == 999 * 999);
        try (Stream<Outcome<Task, Integer>> some = pool.outcomes(numbers, Task::new)) {
            check(some.limit(3).count() == 3);
        }
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("It does not compute");
        }
    }
}
