package org.paralleltask.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;

/** What tests run on nodes. */
final class FarTasks {
    private FarTasks() {}

    @ParallelTask
    static int square(int x) {
        return x * x;
    }

    /** Fails as it is told to. */
    @ParallelTask
    static long behave(Deed deed, long argument) throws Exception {
        switch (deed) {
            case NOTHING -> {}
            case HALT -> {
                System.out.println("about to halt");
                Runtime.getRuntime().halt((int) argument);
            }
            case EXIT -> System.exit((int) argument);
            case THROW -> throw new java.io.FileNotFoundException("file " + argument);
            case SLEEP -> Thread.sleep(argument);
            case NEVER -> new CountDownLatch(1).await();
            case PRINT -> System.out.println("line " + argument);
            case PID -> {
                return ProcessHandle.current().pid();
            }
            case PARENT -> {
                return ProcessHandle.current().parent().orElseThrow().pid();
            }
        }
        return argument;
    }

    /** What a task does. */
    enum Deed {
        NOTHING,
        HALT,
        EXIT,
        THROW,
        SLEEP,
        NEVER,
        PRINT,
        PID,
        PARENT
    }

    /** Says in a file that it runs, then waits until another is there; so tests know when it does. */
    @ParallelTask
    static long meet(String mine, String others) throws Exception {
        Files.writeString(Path.of(mine), Long.toString(ProcessHandle.current().pid()));
        while (!Files.exists(Path.of(others))) {
            Thread.sleep(5);
        }
        return ProcessHandle.current().pid();
    }

    /** The same, with data that tasks share; returns their hash. */
    @ParallelTask
    static long weigh(String mine, String others, @Shared byte[] data) throws Exception {
        meet(mine, others);
        return Arrays.hashCode(data);
    }

    @ParallelTask
    static byte[] echo(byte[] bytes) {
        return bytes;
    }

    @ParallelTask
    static int lookUp(int key, @Shared List<String> words) {
        return words.get(key).length();
    }

    @ParallelTask
    static int report(int steps, TaskContext context) {
        for (int i = 1; i <= steps; i++) {
            context.progress(i, steps);
        }
        return steps;
    }

    @ParallelTask
    static long sizeOf(SharedBuffer buffer) {
        return buffer.size();
    }
}
