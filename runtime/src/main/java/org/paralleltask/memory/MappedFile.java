package org.paralleltask.memory;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.paralleltask.system.SystemFeatures;

/**
 * Maps a whole file into memory. {@link FileChannel#map} makes its buffer by reflection, for which Java 18 and newer
 * link two dozen method handles: that takes 60 ms of each worker's start. So where the JDK has segments, the buffer is
 * a view of one.
 */
public final class MappedFile {
    private static final int FIRST_JAVA_WITH_SEGMENTS = 22;

    private static final int ZEROS = 1 << 17;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer memory;

    private MappedFile(Path path, FileChannel channel, ByteBuffer memory) {
        this.path = path;
        this.channel = channel;
        this.memory = memory;
    }

    /**
     * Makes one of zeros, to be given back by {@link #release}, in the first of these places that has room for it. What is
     * written first takes the pages, for a file with holes fails when it is used.
     *
     * @throws IOException if none has, of the last one
     */
    public static MappedFile create(List<Path> places, int size) throws IOException {
        try {
            return createInOne(places, size);
        } catch (IOException noRoom) {
            if (!LateDeletion.makesRoom()) { // files of workers that have ended may take it
                throw noRoom;
            }
            return createInOne(places, size);
        }
    }

    private static MappedFile createInOne(List<Path> places, int size) throws IOException {
        IOException failure = new IOException("there is no place for a file in memory");
        for (Path place : places) {
            try {
                return create(place, size);
            } catch (IOException full) { // as a container's /dev/shm may be
                full.addSuppressed(failure);
                failure = full;
            }
        }
        throw failure;
    }

    private static MappedFile create(Path path, int size) throws IOException {
        FileChannel file = null;
        boolean isMade = false;
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
            for (int left = size; left > 0; left -= file.write(zeros)) {
                zeros.clear().limit(Math.min(left, ZEROS));
            }
            MappedFile made = new MappedFile(path, file, map(file, size));
            isMade = true;
            return made;
        } catch (IOException e) {
            if (file != null) {
                Files.deleteIfExists(path);
            }
            throw new IOException(path + ": " + e.getMessage(), e);
        } finally {
            if (file != null && !isMade) {
                file.close();
            }
        }
    }

    /** Where it was made; others may have deleted it since. */
    public Path path() {
        return path;
    }

    /** What is in it. */
    public ByteBuffer memory() {
        return memory;
    }

    /** Gives back its pages at once, for the memory stays mapped until the collector finds it: no thread may touch that any more. */
    public void release() {
        try (FileChannel mapped = channel) {
            SystemFeatures.cutToNothing(path, mapped);
        } catch (IOException notNow) {
            // then they go when the collector finds it
        }
    }

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
