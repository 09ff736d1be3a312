package org.paralleltask.payload;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.codec.bytes.PathText;

/**
 * Travels in place of a value that Java does not serialize. Where it arrives, it turns back into the value, or an equal one.
 */
sealed interface SerializationProxy extends Serializable {
    /** Returns the value. Called by Java serialization when it has read this proxy. */
    Object readResolve() throws ObjectStreamException;

    /** What is written for {@code object}: a proxy, an equal object of a class that can travel, or the object itself. */
    static Object of(Object object) {
        if (object instanceof Serializable) {
            return object;
        } else if (object instanceof Optional<?> optional) {
            return new OfOptional(optional.orElse(null));
        } else if (object instanceof OptionalInt optional) {
            return new OfOptionalInt(optional.isPresent(), optional.orElse(0));
        } else if (object instanceof OptionalLong optional) {
            return new OfOptionalLong(optional.isPresent(), optional.orElse(0));
        } else if (object instanceof OptionalDouble optional) {
            return new OfOptionalDouble(optional.isPresent(), optional.orElse(0));
        } else if (object instanceof Path path) {
            return OfPath.of(path);
        } else if (object instanceof Record record) {
            return OfRecord.of(record);
        } else if (object instanceof Map.Entry<?, ?> entry) {
            return new AbstractMap.SimpleImmutableEntry<>(entry);
        } else if (object instanceof Map<?, ?> map) {
            return copyOf(map);
        } else if (object instanceof Collection<?> collection) {
            return copyOf(collection);
        }
        return object;
    }

    /** A copy of a view such as {@code subList} or {@code keySet}: views are not serializable, their copies are. */
    private static Object copyOf(Collection<?> view) {
        if (view instanceof SortedSet<?> sorted) {
            return new TreeSet<>(sorted);
        } else if (view instanceof Set<?>) {
            Containers.checkEquality(view);
            return new LinkedHashSet<>(view);
        } else if (view instanceof Queue<?>) {
            return new ArrayDeque<>(view);
        }
        return new ArrayList<>(view);
    }

    private static Object copyOf(Map<?, ?> view) {
        if (view instanceof SortedMap<?, ?> sorted) {
            return new TreeMap<>(sorted);
        }
        Containers.checkEquality(view);
        return new LinkedHashMap<>(view);
    }

    /** For an {@link Optional}. */
    @SuppressWarnings("serial") // whether the value can travel shows when it is written
    record OfOptional(@Nullable Object value) implements SerializationProxy {
        @Override
        public Object readResolve() {
            return Optional.ofNullable(value);
        }
    }

    /** For an {@link OptionalInt}. */
    record OfOptionalInt(boolean present, int value) implements SerializationProxy {
        @Override
        public Object readResolve() {
            return present ? OptionalInt.of(value) : OptionalInt.empty();
        }
    }

    /** For an {@link OptionalLong}. */
    record OfOptionalLong(boolean present, long value) implements SerializationProxy {
        @Override
        public Object readResolve() {
            return present ? OptionalLong.of(value) : OptionalLong.empty();
        }
    }

    /** For an {@link OptionalDouble}. */
    record OfOptionalDouble(boolean present, double value) implements SerializationProxy {
        @Override
        public Object readResolve() {
            return present ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
    }

    /**
     * For an exception, which travels as thrown exceptions do. The stream that reads this restores it.
     *
     * @param thrown the exception in {@link ThrownFormat}
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record OfThrowable(byte[] thrown) implements SerializationProxy {
        @Override
        public Object readResolve() {
            return this;
        }
    }

    /** For a {@link Path} of the default file system. */
    record OfPath(String text) implements SerializationProxy {
        static OfPath of(Path path) {
            if (!path.getFileSystem().equals(FileSystems.getDefault())) {
                throw new CodecException("it has a path of another file system than the default one: "
                        + path.getFileSystem().provider().getScheme());
            }
            return new OfPath(PathText.of(path));
        }

        @Override
        public Object readResolve() {
            return PathText.path(text);
        }
    }

    /**
     * For a record that does not implement {@link Serializable}. It is taken apart by its accessors and rebuilt by its
     * canonical constructor. If it is in a named module, its package must be open to this library.
     */
    @SuppressWarnings({"serial", "ArrayRecordComponent"}) // whether the values can travel shows when they are written
    record OfRecord(Class<?> type, @Nullable Object[] values) implements SerializationProxy {
        static OfRecord of(Record record) {
            Class<?> type = record.getClass();
            return new OfRecord(
                    type,
                    Arrays.stream(type.getRecordComponents())
                            .map(component -> read(component, record))
                            .toArray());
        }

        private static @Nullable Object read(RecordComponent component, Record record) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(record);
            } catch (InaccessibleObjectException closed) {
                throw new IllegalStateException(howToOpen(record.getClass()), closed);
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            } catch (InvocationTargetException thrown) {
                throw new IllegalStateException(
                        "the accessor " + component.getName() + "() of "
                                + record.getClass().getName() + " threw " + thrown.getCause(),
                        thrown.getCause());
            }
        }

        @Override
        public Object readResolve() throws ObjectStreamException {
            if (!type.isRecord()) {
                throw new InvalidObjectException(type.getName() + " is not a record");
            }
            try {
                Class<?>[] types = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException | IllegalArgumentException | InaccessibleObjectException e) {
                Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
                InvalidObjectException invalid = new InvalidObjectException(
                        cause instanceof InaccessibleObjectException
                                ? howToOpen(type)
                                : "the constructor of " + type.getName() + " threw " + cause);
                invalid.initCause(cause);
                throw invalid;
            }
        }

        private static String howToOpen(Class<?> type) {
            return type.getName() + " is a record in a package that module "
                    + type.getModule().getName() + " does not open: write \"opens " + type.getPackageName()
                    + " to org.paralleltask;\" in its module-info, or let the record implement Serializable";
        }
    }
}
