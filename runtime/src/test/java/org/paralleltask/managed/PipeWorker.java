package org.paralleltask.managed;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Pipe;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Tasks that read a pipe or write into it, as they are generated. */
@SuppressWarnings("NullAway") // what is read may be null
public final class PipeWorker {
    static final TaskDefinition<Task, Long> DEFINITION = TaskDefinition.sharing(
            "pipe",
            PipeWorker.class,
            Task.class,
            Long.class,
            new Codec(),
            new TaskBody.Sharing<>(Given.class, PipeWorker::writeGiven, PipeWorker::readGiven, PipeWorker::run));

    static {
        TaskRegistry.add(DEFINITION);
    }

    private PipeWorker() {}

    enum Deed {
        /** Puts the numbers from 1 to the given one. */
        PUT,
        /** Puts so many bytes, all 7. */
        PUT_BYTES,
        /** Answers with the sum of the numbers that it reads, to the end. */
        SUM,
        /** Answers with the sum of the bytes of one element. */
        SUM_OF_BYTES,
        /** Answers with the process id, and has taken nothing. */
        PID
    }

    record Task(Deed deed, int count) {}

    record Given(Pipe.Sink<byte[]> sink, Pipe.Source<byte[]> source) {}

    private record SinkProxy(Caller caller) implements Pipe.Sink<byte[]> {
        @Override
        public void put(byte[] element) {
            caller.call(0, "sink.put", out -> PrimitiveArrays.write(out.at("element"), element), in -> null);
        }

        static void dispatch(Pipe.Sink<byte[]> sink, int method, Decoder in, Encoder out) throws Throwable {
            byte[] element = PrimitiveArrays.readBytes(in);
            in.finish();
            sink.put(element);
        }
    }

    /** Used by the task's thread alone. */
    private static final class SourceProxy implements Pipe.Source<byte[]> {
        private final Caller caller;
        private byte @Nullable [] ahead;

        SourceProxy(Caller caller) {
            this.caller = caller;
        }

        @Override
        public Optional<byte[]> take() {
            return caller.call(
                    0, "source.take", out -> {}, in -> Containers.readOptional(in, PrimitiveArrays::readBytes));
        }

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                try {
                    ahead = takeNext();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
            return ahead != null;
        }

        private byte @Nullable [] takeNext() throws InterruptedException {
            return take().orElse(null);
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            byte[] next = ahead;
            ahead = null;
            return next;
        }

        static void dispatch(Pipe.Source<byte[]> source, int method, Decoder in, Encoder out) throws Throwable {
            in.finish();
            Optional<byte[]> result = source.take();
            Containers.writeOptional(out.at("result"), result, PrimitiveArrays::write);
        }
    }

    private static void writeGiven(Encoder out, Given given) {
        ManagedObjects.write(out.at("sink"), given.sink(), SinkProxy::dispatch);
        ManagedObjects.write(out.at("source"), given.source(), SourceProxy::dispatch);
    }

    private static Given readGiven(Decoder in) {
        return new Given(ManagedObjects.read(in, SinkProxy::new), ManagedObjects.read(in, SourceProxy::new));
    }

    private static final class Codec implements TaskCodec<Task, Long> {
        @Override
        public long fingerprint() {
            return 1;
        }

        @Override
        public void writeTask(Encoder out, Task task) {
            out.at("deed").writeEnum(task.deed());
            out.at("count").writeInt(task.count());
        }

        @Override
        public Task readTask(Decoder in) {
            return new Task(in.readEnum(Deed.values()), in.readInt());
        }

        @Override
        public void writeResult(Encoder out, Long result) {
            out.at("result").writeLong(result);
        }

        @Override
        public Long readResult(Decoder in) {
            return in.readLong();
        }
    }

    static ProcessPool<Task, Long> open(Pipe<byte[]> pipe, UnaryOperator<PoolOptions> options) {
        return ProcessPool.open(
                DEFINITION.with(new Given(pipe.sink(), pipe.source())),
                result -> result,
                PoolOptions.defaults().workers(2),
                options);
    }

    public static void main(String[] args) throws Throwable {
        WorkerMain.run(args);
    }

    private static Long run(Task task, Given given, TaskContext context) throws InterruptedException {
        Pipe.Sink<byte[]> sink = given.sink();
        Pipe.Source<byte[]> source = given.source();
        long sum = 0;
        switch (task.deed()) {
            case PUT -> {
                for (int i = 1; i <= task.count(); i++) {
                    sink.put(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
                }
            }
            case PUT_BYTES -> {
                byte[] bytes = new byte[task.count()];
                Arrays.fill(bytes, (byte) 7);
                sink.put(bytes);
            }
            case SUM -> {
                while (source.hasNext()) {
                    sum += ByteBuffer.wrap(source.next()).getInt();
                }
            }
            case SUM_OF_BYTES -> {
                for (byte one : source.next()) {
                    sum += one;
                }
            }
            case PID -> sum = context.pid();
        }
        return sum;
    }
}
