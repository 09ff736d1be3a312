package org.paralleltask.managed.types;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * Stands for a collection of the program. An iterator, a stream or an array is of a copy that is taken when it is asked
 * for; it cannot change the collection. An element of another type than the collection's cannot be sent, so
 * {@code contains} and {@code remove} throw an exception for it.
 */
class CollectionProxy<E> extends AbstractCollection<E> {
    private static final int ADD = 0;
    private static final int REMOVE = 1;
    private static final int CONTAINS = 2;
    private static final int SIZE = 3;
    private static final int IS_EMPTY = 4;
    private static final int CLEAR = 5;
    private static final int COPY = 6;
    private static final int ADD_ALL = 7;
    private static final int REMOVE_ALL = 8;
    private static final int RETAIN_ALL = 9;
    private static final int CONTAINS_ALL = 10;

    /** The number of a subclass's first method. */
    static final int METHODS = 11;

    final NamedCaller collection;
    final Elements<E> elements;

    CollectionProxy(NamedCaller collection, Elements<E> elements) {
        this.collection = collection;
        this.elements = elements;
    }

    /** Calls one of the methods of every collection. */
    static <E> void dispatch(Collection<E> object, Elements<E> elements, int method, Decoder in, Encoder out) {
        switch (method) {
            case ADD -> {
                E element = elements.read(in);
                in.finish();
                boolean result = object.add(element);
                out.at("result").writeBoolean(result);
            }
            case REMOVE -> {
                E element = elements.read(in);
                in.finish();
                boolean result = object.remove(element);
                out.at("result").writeBoolean(result);
            }
            case CONTAINS -> {
                E element = elements.read(in);
                in.finish();
                boolean result = object.contains(element);
                out.at("result").writeBoolean(result);
            }
            case SIZE -> {
                in.finish();
                int result = object.size();
                out.at("result").writeInt(result);
            }
            case IS_EMPTY -> {
                in.finish();
                boolean result = object.isEmpty();
                out.at("result").writeBoolean(result);
            }
            case CLEAR -> {
                in.finish();
                object.clear();
            }
            case COPY -> {
                in.finish();
                List<E> result = new ArrayList<>(object);
                elements.writeAll(out, "result", result);
            }
            case ADD_ALL -> {
                List<E> all = elements.readAll(in);
                in.finish();
                boolean result = object.addAll(all);
                out.at("result").writeBoolean(result);
            }
            case REMOVE_ALL -> {
                List<E> all = elements.readAll(in);
                in.finish();
                boolean result = object.removeAll(all);
                out.at("result").writeBoolean(result);
            }
            case RETAIN_ALL -> {
                List<E> all = elements.readAll(in);
                in.finish();
                boolean result = object.retainAll(all);
                out.at("result").writeBoolean(result);
            }
            case CONTAINS_ALL -> {
                List<E> all = elements.readAll(in);
                in.finish();
                boolean result = object.containsAll(all);
                out.at("result").writeBoolean(result);
            }
            default -> throw in.unknownTag(method);
        }
    }

    @Override
    public boolean add(E element) {
        return about(ADD, "add", element);
    }

    @Override
    public boolean remove(Object element) {
        return about(REMOVE, "remove", element);
    }

    @Override
    public boolean contains(Object element) {
        return about(CONTAINS, "contains", element);
    }

    /** Calls a method with an element. */
    @SuppressWarnings("unchecked") // if the element is of another type, writing fails
    final boolean about(int method, String methodName, Object element) {
        return collection.call(
                method, methodName, out -> elements.write(out, "element", (E) element), Decoder::readBoolean);
    }

    @Override
    public int size() {
        return collection.get(SIZE, "size", Decoder::readInt);
    }

    @Override
    public boolean isEmpty() {
        return collection.get(IS_EMPTY, "isEmpty", Decoder::readBoolean);
    }

    @Override
    public void clear() {
        collection.run(CLEAR, "clear");
    }

    /** The collection's elements now. */
    private List<E> copy(String methodName) {
        return collection.get(COPY, methodName, elements::readAll);
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableList(copy("iterator")).iterator();
    }

    @Override
    public Spliterator<E> spliterator() {
        return copy("spliterator").spliterator();
    }

    @Override
    public Object[] toArray() {
        return copy("toArray").toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return copy("toArray").toArray(array);
    }

    @Override
    public <T> T[] toArray(IntFunction<T[]> generator) {
        return copy("toArray").toArray(generator);
    }

    @Override
    public boolean addAll(Collection<? extends E> all) {
        return aboutAll(ADD_ALL, "addAll", all);
    }

    @Override
    public boolean removeAll(Collection<?> all) {
        return aboutAll(REMOVE_ALL, "removeAll", all);
    }

    @Override
    public boolean retainAll(Collection<?> all) {
        return aboutAll(RETAIN_ALL, "retainAll", all);
    }

    @Override
    public boolean containsAll(Collection<?> all) {
        return aboutAll(CONTAINS_ALL, "containsAll", all);
    }

    /** The filter cannot be sent: it is applied to a copy, and the elements that it accepts are removed. */
    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        List<E> removed = copy("removeIf");
        removed.removeIf(filter.negate());
        return !removed.isEmpty() && removeAll(removed);
    }

    @SuppressWarnings("unchecked") // if an element is of another type, writing fails
    private boolean aboutAll(int method, String methodName, Collection<?> all) {
        return collection.call(
                method,
                methodName,
                out -> elements.writeAll(out, "elements", (Collection<? extends E>) all),
                Decoder::readBoolean);
    }

    @Override
    public String toString() {
        return collection.toString();
    }
}
