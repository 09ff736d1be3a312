package org.paralleltask.pool;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** A task with shared data, as it is generated. */
@SuppressWarnings("NullAway") // what is read may be null
public final class SharedWorker {
    static final TaskDefinition<Task, Result> DEFINITION = TaskDefinition.sharing(
            "shared",
            SharedWorker.class,
            Task.class,
            Result.class,
            new Codec(),
            new TaskBody.Sharing<>(
                    Table.class, SharedWorker::writeShared, SharedWorker::readShared, SharedWorker::run));

    private static final AtomicInteger TABLES_READ = new AtomicInteger();

    static {
        TaskRegistry.add(DEFINITION);
    }

    private SharedWorker() {}

    /** An index into the table; that and 1000 for one into the buffer, -1 to die. */
    record Task(int index) {}

    /** @param tablesRead by the process so far */
    record Result(String entry, long pid, int tablesRead) {}

    record Table(List<String> entries, @Nullable SharedBuffer buffer) {}

    private static void writeShared(Encoder out, Table table) {
        Containers.writeList(out.at("table"), table.entries(), (o, entry) -> {
            if (entry.equals("unsendable")) {
                o.writeObject(new Object());
            }
            o.writeString(entry);
        });
        SharedBuffers.write(out.at("buffer"), table.buffer());
    }

    private static Table readShared(Decoder in) {
        TABLES_READ.incrementAndGet();
        return new Table(Containers.readList(in, Decoder::readString), SharedBuffers.read(in));
    }

    /** As it is generated. */
    private static final class Codec implements TaskCodec<Task, Result> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("index").writeInt(task.index());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(in.readInt());
        }

        @Override
        public void writeResult(Encoder out, Result result) {
            out.at("result").writeString(result.entry());
            out.writeLong(result.pid());
            out.writeInt(result.tablesRead());
        }

        @Override
        public Result readResult(Decoder in) {
            return new Result(in.readString(), in.readLong(), in.readInt());
        }
    }

    static ProcessPool<Task, Result> open(List<String> table, UnaryOperator<PoolOptions> options) {
        return open(new Table(table, null), options);
    }

    static ProcessPool<Task, Result> open(Table table, UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION.with(table),
                result -> result,
                PoolOptions.defaults().workers(1).jvmArgs(ShortLived.FLAGS),
                options);
    }

    static ProcessPool<Task, Result> open(Workers workers, List<String> table) {
        return open(workers, new Table(table, null));
    }

    static ProcessPool<Task, Result> open(Workers workers, Table table) {
        return ProcessPool.open(
                workers, DEFINITION.with(table), result -> result, PoolOptions.defaults(), UnaryOperator.identity());
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Result run(Task task, Table table, TaskContext context) {
        if (task.index() < 0) {
            Runtime.getRuntime().halt(1);
        }
        String entry = task.index() < 1000
                ? table.entries().get(task.index())
                : "" + table.buffer().readOnlyView().get(task.index() - 1000);
        return new Result(entry, ProcessHandle.current().pid(), TABLES_READ.get());
    }
}
