package org.paralleltask.managed.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/**
 * Managed {@link BlockingQueue}s. An element that a task has taken belongs to the task: if its worker dies, it is lost.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class BlockingQueues {
    private static final int PUT = CollectionProxy.METHODS;
    private static final int OFFER = PUT + 1;
    private static final int OFFER_IN_TIME = PUT + 2;
    private static final int TAKE = PUT + 3;
    private static final int POLL = PUT + 4;
    private static final int POLL_IN_TIME = PUT + 5;
    private static final int PEEK = PUT + 6;
    private static final int REMAINING_CAPACITY = PUT + 7;
    private static final int DRAIN = PUT + 8;
    static final int PUT_BACK = PUT + 9;

    /** The number of a subclass's first method. */
    static final int METHODS = PUT + 10;

    private BlockingQueues() {}

    /** Writes a queue's number. The queue stays in this process. */
    public static <E> void write(
            Encoder out, BlockingQueue<E> queue, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
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
    public static <E> BlockingQueue<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "BlockingQueue", name), elements));
    }

    static <E> void dispatch(BlockingQueue<E> queue, Elements<E> elements, int method, Decoder in, Encoder out)
            throws InterruptedException {
        switch (method) {
            case PUT -> {
                E element = elements.read(in);
                in.finish();
                queue.put(element);
            }
            case OFFER -> {
                E element = elements.read(in);
                in.finish();
                boolean result = queue.offer(element);
                out.at("result").writeBoolean(result);
            }
            case OFFER_IN_TIME -> {
                E element = elements.read(in);
                long nanos = in.readLong();
                in.finish();
                boolean result = queue.offer(element, nanos, TimeUnit.NANOSECONDS);
                out.at("result").writeBoolean(result);
            }
            case TAKE -> {
                in.finish();
                E result = queue.take();
                elements.write(out, "result", result);
            }
            case POLL -> {
                in.finish();
                E result = queue.poll();
                elements.write(out, "result", result);
            }
            case POLL_IN_TIME -> {
                long nanos = in.readLong();
                in.finish();
                E result = queue.poll(nanos, TimeUnit.NANOSECONDS);
                elements.write(out, "result", result);
            }
            case PEEK -> {
                in.finish();
                E result = queue.peek();
                elements.write(out, "result", result);
            }
            case REMAINING_CAPACITY -> {
                in.finish();
                int result = queue.remainingCapacity();
                out.at("result").writeInt(result);
            }
            case DRAIN -> {
                int most = in.readInt();
                in.finish();
                List<E> result = new ArrayList<>();
                queue.drainTo(result, most);
                elements.writeAll(out, "result", result);
            }
            case PUT_BACK -> {
                List<E> all = elements.readAll(in);
                in.finish();
                putBack(queue, all);
            }
            default -> CollectionProxy.dispatch(queue, elements, method, in, out);
        }
    }

    /**
     * Puts elements back that could not be sent to a task. Waits for room even if interrupted: they must not be lost.
     */
    static <E> void putBack(BlockingQueue<E> queue, List<E> all) {
        boolean isInterrupted = false;
        int done = 0;
        while (done < all.size()) {
            try {
                queue.put(all.get(done));
                done++;
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stands for a queue of the program. */
    static class Proxy<E> extends CollectionProxy<E> implements BlockingQueue<E> {
        Proxy(NamedCaller queue, Elements<E> elements) {
            super(queue, elements);
        }

        @Override
        public void put(E element) throws InterruptedException {
            collection.run(PUT, "put", out -> elements.write(out, "element", element));
        }

        @Override
        public boolean offer(E element) {
            return about(OFFER, "offer", element);
        }

        @Override
        public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(timeout);
            return collection.call(
                    OFFER_IN_TIME,
                    "offer",
                    out -> {
                        elements.write(out, "element", element);
                        out.writeLong(nanos);
                    },
                    Decoder::readBoolean);
        }

        @Override
        public E take() throws InterruptedException {
            return collection.get(TAKE, "take", elements::read);
        }

        @Override
        public @Nullable E poll() {
            return collection.get(POLL, "poll", elements::read);
        }

        @Override
        public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(timeout);
            return collection.call(POLL_IN_TIME, "poll", out -> out.writeLong(nanos), elements::read);
        }

        @Override
        public @Nullable E peek() {
            return collection.get(PEEK, "peek", elements::read);
        }

        @Override
        public E remove() {
            return there(poll());
        }

        @Override
        public E element() {
            return there(peek());
        }

        private E there(@Nullable E element) {
            if (element == null) {
                throw new NoSuchElementException(this + " is empty");
            }
            return element;
        }

        @Override
        public int remainingCapacity() {
            return collection.get(REMAINING_CAPACITY, "remainingCapacity", Decoder::readInt);
        }

        @Override
        public boolean addAll(Collection<? extends E> all) {
            checkOther(all);
            return super.addAll(all);
        }

        @Override
        public int drainTo(Collection<? super E> target) {
            return drainTo(target, Integer.MAX_VALUE);
        }

        /** Elements that the target collection refuses are put back, at the end of the queue. */
        @Override
        public int drainTo(Collection<? super E> target, int most) {
            checkOther(target);
            List<E> drained = collection.call(DRAIN, "drainTo", out -> out.writeInt(most), elements::readAll);
            int added = 0;
            try {
                for (E element : drained) {
                    target.add(element);
                    added++;
                }
                return added;
            } finally {
                if (added < drained.size()) {
                    List<E> left = drained.subList(added, drained.size());
                    collection.run(PUT_BACK, "drainTo", out -> elements.writeAll(out, "elements", left));
                }
            }
        }

        @SuppressWarnings("ReferenceEquality") // identity is meant
        private void checkOther(Collection<?> other) {
            if (other == this) {
                throw new IllegalArgumentException(this + " cannot be added to itself");
            }
        }
    }
}
