package org.paralleltask.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.RunContext;
import org.paralleltask.managed.Caller;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.wire.CapturedTask;

/**
 * Runs one captured task again, alone and in the foreground: without a parent or a timeout, on the main thread, after
 * the start hook. Nothing is caught: if the task crashes, exits or exhausts the heap, so does this process.
 */
final class Replay {
    private static final int NOT_FOUND = 2;

    /** Called in place of the managed objects, which lived in the program that captured the task. */
    private static final Caller NOBODY = new Caller() {
        @Override
        public <X extends @Nullable Object> X call(
                int method, String name, Consumer<? super Encoder> arguments, Decoder.Part<? extends X> result) {
            throw new IllegalStateException(
                    name + " cannot be called: the task was captured with @Managed parameters, whose"
                            + " objects lived in the program that has captured it. The replay stops here");
        }
    };

    private Replay() {}

    /** This process, as the task sees it. */
    private record Place(int workerIndex, String workerName, long pid) implements WorkerContext {}

    /** @throws Throwable what the task throws, which the JVM prints */
    static void run(Path file) throws Throwable {
        TaskDefinition<?, ?> definition;
        CapturedTask captured;
        try {
            captured = CapturedTask.readFrom(file);
            definition = TaskRegistry.load(captured.workerClass()).allowing(captured.allow());
            captured.checkFits(definition);
        } catch (IOException | ClassNotFoundException e) {
            String what = e instanceof EOFException ? file + " is incomplete: its end is missing" : e.getMessage();
            System.err.println("The task cannot be run again: " + what + " ("
                    + e.getClass().getName() + ")");
            System.exit(NOT_FOUND);
            throw new AssertionError(e);
        }
        run(definition, captured);
    }

    private static <T, R> void run(TaskDefinition<T, R> definition, CapturedTask captured) throws Throwable {
        WorkerContext place = new Place(
                0, definition.name() + "-replay", ProcessHandle.current().pid());
        System.setIn(InputStream.nullInputStream()); // as in a worker
        TaskMarshaller<T, R> payload = TaskMarshaller.of(definition);
        TaskFunction<T, R> function =
                payload.bind(captured.shared(), object -> NOBODY).function();
        T task = payload.decodeTask(captured.arguments());
        System.err.println("Running " + task);
        if (definition.startHook().isPresent()) {
            definition.startHook().get().body().run(place);
        }
        InterruptGate gate = new InterruptGate(Thread.currentThread()::interrupt);
        RunContext context = new RunContext(gate, place, 1, 1, Replay::print);
        gate.enter(context);
        R result = function.run(task, context);
        System.err.println("It returned " + result);
    }

    private static void print(long task, long done, long total) {
        System.err.println("Progress: " + done + " of " + total);
    }
}
