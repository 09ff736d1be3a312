package org.paralleltask.managed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A task with a managed object, as it is generated. The task's argument says what it does with the object. */
@SuppressWarnings("NullAway") // what is read may be null
public final class ManagedWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.sharing(
                    "managed",
                    ManagedWorker.class,
                    Task.class,
                    Result.class,
                    new Codec(),
                    new TaskBody.Sharing<>(
                            Given.class, ManagedWorker::writeGiven, ManagedWorker::readGiven, ManagedWorker::run))
            .allow(BoardException.class.getName());

    static {
        TaskRegistry.add(DEFINITION);
    }

    private ManagedWorker() {}

    /** What the program gives. */
    public interface Board {
        String post(String text) throws IOException, BoardException, InterruptedException;

        void log(String text);
    }

    /** Declared by the interface, so that it may cross. */
    static final class BoardException extends Exception {
        private static final long serialVersionUID = 1;

        BoardException(String message) {
            super(message);
        }
    }

    /** @param deed what the task does, see {@link ManagedWorker#run} */
    record Task(String deed, String text) {}

    record Result(String text, long pid) {}

    record Given(Board board) {}

    /** As it is generated. */
    private record BoardProxy(Caller caller) implements Board {
        @Override
        public String post(String text) {
            return caller.call(0, "board.post", out -> out.at("text").writeString(text), Decoder::readString);
        }

        @Override
        public void log(String text) {
            caller.call(
                    1,
                    "board.log",
                    out -> {
                        if (text.equals("unsendable")) {
                            out.at("text").writeObject(new Object());
                        }
                        out.at("text").writeString(text);
                    },
                    in -> null);
        }

        static void dispatch(Board object, int method, Decoder in, Encoder out) throws Throwable {
            switch (method) {
                case 0 -> {
                    String text = in.readString();
                    in.finish();
                    String result = object.post(text);
                    out.at("result").writeString(result);
                }
                case 1 -> {
                    String text = in.readString();
                    in.finish();
                    object.log(text);
                }
                default -> throw in.unknownTag(method);
            }
        }
    }

    private static void writeGiven(Encoder out, Given given) {
        ManagedObjects.write(out.at("board"), given.board(), BoardProxy::dispatch);
    }

    private static Given readGiven(Decoder in) {
        return new Given(ManagedObjects.read(in, BoardProxy::new));
    }

    /** As it is generated. */
    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("deed").writeString(task.deed());
            out.at("text").writeString(task.text());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(in.readString(), in.readString());
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.at("result").writeString(result.text());
            out.writeLong(result.pid());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(in.readString(), in.readLong());
        }
    }

    static ProcessPool<Task, Result> open(Board board, UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION.with(new Given(board)),
                result -> result,
                PoolOptions.defaults().workers(1),
                options);
    }

    static ProcessPool<Task, Result> open(Workers workers, Board board) {
        return ProcessPool.open(
                workers,
                DEFINITION.with(new Given(board)),
                result -> result,
                PoolOptions.defaults(),
                UnaryOperator.identity());
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, Given given, TaskContext context) throws Exception {
        Board board = given.board();
        String text = switch (task.deed()) {
            case "post" -> board.post(task.text());
            case "log" -> {
                board.log(task.text());
                yield "";
            }
            case "post twice" -> board.post(task.text()) + board.post(task.text());
            case "die" -> {
                String posted = board.post(task.text());
                Runtime.getRuntime().halt(3);
                yield posted;
            }
            case "say how it is interrupted" -> howInterrupted(board, task.text());
            case "interrupt itself" -> {
                Thread.currentThread().interrupt();
                yield howInterrupted(board, task.text());
            }
            case "leave it to another thread" -> {
                Thread other = new Thread(() -> {
                    try {
                        board.post(task.text());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                other.setName("other");
                other.start();
                other.join();
                yield "";
            }
            case "from another thread" -> fromThreads(1, board, task.text());
            case "from sixteen threads" -> fromThreads(16, board, task.text());
            case "interrupt another thread" -> interruptAnotherThread(board, task.text());
            default -> throw new IllegalArgumentException(task.deed());
        };
        return new Result(text, context.pid());
    }

    private static String howInterrupted(Board board, String text) throws IOException, BoardException {
        try {
            return board.post(text) + ", flag " + Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            return "InterruptedException, flag " + Thread.currentThread().isInterrupted();
        }
    }

    /** All begin at the same time. */
    private static String fromThreads(int count, Board board, String text) throws InterruptedException {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        CyclicBarrier begin = new CyclicBarrier(count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                try {
                    begin.await();
                    said.add(board.post(text));
                } catch (Exception e) {
                    said.add(e.toString());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return String.join("\n", said);
    }

    /** As soon as it waits, which is long before the program has opened a line for it. */
    private static String interruptAnotherThread(Board board, String text) throws InterruptedException {
        String[] said = new String[1];
        Thread other = new Thread(() -> {
            try {
                said[0] = howInterrupted(board, text);
            } catch (Exception e) {
                said[0] = e.toString();
            }
        });
        other.start();
        while (other.getState() == Thread.State.NEW || other.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        other.interrupt();
        other.join();
        return said[0];
    }
}
