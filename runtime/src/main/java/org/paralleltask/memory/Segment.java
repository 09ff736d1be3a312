package org.paralleltask.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * A file as a {@code MemorySegment}, and the arena in which it is mapped. Both are used by method handles, because this
 * is compiled for Java 17: so the same class serves every Java, whichever the jar was built with.
 */
public record Segment(Object memory, AutoCloseable arena) {
    /** Methods that Java 22 and newer have. */
    private static final class Java22 {
        static final MethodHandle NEW_ARENA;
        static final MethodHandle MAP;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> arena = Class.forName("java.lang.foreign.Arena");
                Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
                NEW_ARENA = lookup.findStatic(arena, "ofShared", MethodType.methodType(arena))
                        .asType(MethodType.methodType(AutoCloseable.class));
                MAP = lookup.findVirtual(
                                FileChannel.class,
                                "map",
                                MethodType.methodType(segment, MapMode.class, long.class, long.class, arena))
                        .asType(MethodType.methodType(
                                Object.class,
                                FileChannel.class,
                                MapMode.class,
                                long.class,
                                long.class,
                                AutoCloseable.class));
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        private Java22() {}
    }

    /** In Java 19 to 21 segments are a preview, which only a program that is compiled for this one version may use. */
    private static final int FIRST_VERSION = 22;

    /**
     * Maps the whole file.
     *
     * @throws UnsupportedOperationException if this Java is older than 22
     * @throws UncheckedIOException if the file cannot be mapped
     */
    public static Segment map(SharedFile file) {
        if (Runtime.version().feature() < FIRST_VERSION) {
            throw new UnsupportedOperationException("A MemorySegment of a shared buffer needs Java " + FIRST_VERSION
                    + " or newer, and this is " + Runtime.version() + ": use views");
        }
        AutoCloseable arena = null;
        Object memory = null;
        try (FileChannel channel = file.channel()) {
            arena = (AutoCloseable) Java22.NEW_ARENA.invokeExact();
            memory = (Object) Java22.MAP.invokeExact(channel, MapMode.READ_WRITE, 0L, file.size(), arena);
            return new Segment(memory, arena);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The shared buffer " + file.path() + " cannot be mapped: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        } finally {
            if (arena != null && memory == null) {
                close(arena);
            }
        }
    }

    /** Unmaps it. */
    public void close() {
        close(arena);
    }

    private static void close(AutoCloseable arena) {
        try {
            arena.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
