package org.paralleltask.memory;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Maps a whole file into memory. {@link FileChannel#map} makes its buffer by reflection, for which Java 18 and newer
 * link two dozen method handles: that takes 60 ms of each worker's start. So where the JDK has segments, the buffer is
 * a view of one.
 */
public final class MappedFile {
    private static final int FIRST_JAVA_WITH_SEGMENTS = 22;

    private MappedFile() {}

    /** Methods that Java 22 and newer have. They are called by method handles, because this is compiled for Java 17. */
    private static final class Segments {
        static final MethodHandle NEW_ARENA;
        static final MethodHandle MAP;
        static final MethodHandle VIEW;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> arena = Class.forName("java.lang.foreign.Arena");
                Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
                NEW_ARENA = lookup.findStatic(arena, "ofAuto", MethodType.methodType(arena))
                        .asType(MethodType.methodType(Object.class));
                MAP = lookup.findVirtual(
                                FileChannel.class,
                                "map",
                                MethodType.methodType(segment, MapMode.class, long.class, long.class, arena))
                        .asType(MethodType.methodType(
                                Object.class, FileChannel.class, MapMode.class, long.class, long.class, Object.class));
                VIEW = lookup.findVirtual(segment, "asByteBuffer", MethodType.methodType(ByteBuffer.class))
                        .asType(MethodType.methodType(ByteBuffer.class, Object.class));
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }
    }

    /** Maps the file for reading and writing. It stays mapped as long as the buffer is reachable. */
    public static ByteBuffer map(FileChannel channel, int size) throws IOException {
        if (Runtime.version().feature() < FIRST_JAVA_WITH_SEGMENTS) {
            return channel.map(MapMode.READ_WRITE, 0, size);
        }
        try {
            Object arena = (Object) Segments.NEW_ARENA.invokeExact();
            Object segment = (Object) Segments.MAP.invokeExact(channel, MapMode.READ_WRITE, 0L, (long) size, arena);
            return (ByteBuffer) Segments.VIEW.invokeExact(segment);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
