package org.paralleltask.managed.types;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Pipe;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link Pipe.Source}s. One call brings one element, or the answer that there is none. */
public final class PipeSources {
    private static final int TAKE = 0;

    private PipeSources() {}

    /** Writes a source's number. The source stays in this process. */
    public static <E> void write(
            Encoder out, Pipe.Source<E> source, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        ManagedObjects.write(
                out, source, (object, method, in, result) -> dispatch(object, elements, method, in, result));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the source's stand-in
     */
    public static <E> Pipe.Source<E> read(
            Decoder in, String name, Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
        Elements<E> elements = new Elements<>(writer, reader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "Pipe.Source", name), elements));
    }

    private static <E> void dispatch(Pipe.Source<E> source, Elements<E> elements, int method, Decoder in, Encoder out)
            throws InterruptedException {
        if (method != TAKE) {
            throw in.unknownTag(method);
        }
        in.finish();
        Optional<E> taken = source.take();
        out.at("result").writeBoolean(taken.isPresent());
        if (taken.isPresent()) {
            elements.write(out, "result", taken.get());
        }
    }

    /**
     * Stands for a source of the program. An element that {@code hasNext} has taken is kept for the thread that called
     * it.
     */
    @SuppressWarnings("ThreadLocalUsage") // each source keeps its own elements
    private static final class Proxy<E> implements Pipe.Source<E> {
        private final NamedCaller source;
        private final Elements<E> elements;

        /** The element that is kept for this thread; null if none is. */
        private final ThreadLocal<@Nullable E> ahead = new ThreadLocal<>();

        Proxy(NamedCaller source, Elements<E> elements) {
            this.source = source;
            this.elements = elements;
        }

        @Override
        public Optional<E> take() throws InterruptedException {
            E kept = ahead.get();
            ahead.set(null);
            return kept == null ? taken("take") : Optional.of(kept);
        }

        @Override
        public boolean hasNext() {
            return look("hasNext") != null;
        }

        @Override
        public E next() {
            E next = look("next");
            if (next == null) {
                throw new NoSuchElementException(this + " is closed and has no more elements");
            }
            ahead.set(null);
            return next;
        }

        /** The next element, which is kept for this thread; null at the end. */
        private @Nullable E look(String methodName) {
            E kept = ahead.get();
            if (kept == null) {
                try {
                    kept = taken(methodName).orElse(null);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException(
                            "The thread was interrupted while it waited for an element of " + this);
                }
                ahead.set(kept);
            }
            return kept;
        }

        private Optional<E> taken(String methodName) throws InterruptedException {
            return source.get(
                    TAKE, methodName, in -> in.readBoolean() ? Optional.of(elements.read(in)) : Optional.empty());
        }

        @Override
        public String toString() {
            return source.toString();
        }
    }
}
