package org.paralleltask.managed.types;

import java.util.List;
import org.paralleltask.JoinableQueue;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link JoinableQueue}s. */
public final class JoinableQueues {
    private static final int TASK_DONE = BlockingQueues.METHODS;
    private static final int JOIN = TASK_DONE + 1;

    private JoinableQueues() {}

    /** Writes a queue's number. The queue stays in this process. */
    public static <E> void write(
            Encoder out, JoinableQueue<E> queue, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        ManagedObjects.write(
                out, queue, (object, method, in, result) -> dispatch(object, elements, method, in, result));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the queue's stand-in
     */
    public static <E> JoinableQueue<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "JoinableQueue", name), elements));
    }

    private static <E> void dispatch(JoinableQueue<E> queue, Elements<E> elements, int method, Decoder in, Encoder out)
            throws InterruptedException {
        switch (method) {
            case TASK_DONE -> {
                in.finish();
                queue.taskDone();
            }
            case JOIN -> {
                in.finish();
                queue.join();
            }
            case BlockingQueues.PUT_BACK -> {
                List<E> all = elements.readAll(in);
                in.finish();
                BlockingQueues.putBack(queue, all);
                all.forEach(each -> queue.taskDone()); // to put them back has counted them a second time
            }
            default -> BlockingQueues.dispatch(queue, elements, method, in, out);
        }
    }

    /** Stands for a queue of the program. */
    private static final class Proxy<E> extends BlockingQueues.Proxy<E> implements JoinableQueue<E> {
        Proxy(NamedCaller queue, Elements<E> elements) {
            super(queue, elements);
        }

        @Override
        public void taskDone() {
            collection.run(TASK_DONE, "taskDone");
        }

        @Override
        public void join() throws InterruptedException {
            collection.run(JOIN, "join");
        }
    }
}
