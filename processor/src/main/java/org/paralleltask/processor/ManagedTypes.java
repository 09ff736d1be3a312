package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;
import org.paralleltask.managed.types.BlockingQueues;
import org.paralleltask.managed.types.ConcurrentMaps;
import org.paralleltask.managed.types.Conditions;
import org.paralleltask.managed.types.CountDownLatches;
import org.paralleltask.managed.types.CyclicBarriers;
import org.paralleltask.managed.types.ElementSinks;
import org.paralleltask.managed.types.JoinableQueues;
import org.paralleltask.managed.types.Locks;
import org.paralleltask.managed.types.PipeSinks;
import org.paralleltask.managed.types.PipeSources;
import org.paralleltask.managed.types.Semaphores;
import org.paralleltask.managed.types.Sets;

/** The types for which the runtime has stand-ins. */
final class ManagedTypes {
    private static final Map<String, ClassName> LIBRARIES = new HashMap<>();

    static {
        put("java.util.Set", Sets.class);
        put("java.util.concurrent.BlockingQueue", BlockingQueues.class);
        put("java.util.concurrent.ConcurrentMap", ConcurrentMaps.class);
        put("java.util.concurrent.CountDownLatch", CountDownLatches.class);
        put("java.util.concurrent.CyclicBarrier", CyclicBarriers.class);
        put("java.util.concurrent.Semaphore", Semaphores.class);
        put("java.util.concurrent.locks.Condition", Conditions.class);
        put("java.util.concurrent.locks.Lock", Locks.class);
        put("org.paralleltask.JoinableQueue", JoinableQueues.class);
        put("org.paralleltask.Pipe.Sink", PipeSinks.class);
        put("org.paralleltask.Pipe.Source", PipeSources.class);
    }

    private ManagedTypes() {}

    private static void put(String type, Class<?> library) {
        LIBRARIES.put(type, ClassName.get(library));
    }

    /** The class of the runtime that writes and reads a managed object of a type; empty if there is none. */
    static Optional<ClassName> library(TypeElement type) {
        return Optional.ofNullable(LIBRARIES.get(type.getQualifiedName().toString()));
    }

    /** The form of the sink that takes the elements of a task's stream. */
    static Form elementSink(String name, Form element) {
        return new Form.KnownManaged(ClassName.get(ElementSinks.class), name, List.of(element));
    }

    /**
     * The type itself or its nearest supertype for which the runtime has a stand-in: {@code Lock} for
     * {@code ReentrantLock}.
     */
    static Optional<TypeElement> nearest(TypeElement type) {
        Queue<TypeElement> unread = new ArrayDeque<>();
        for (@Nullable TypeElement next = type; next != null; next = unread.poll()) {
            if (library(next).isPresent()) {
                return Optional.of(next);
            }
            Stream.concat(Stream.of(next.getSuperclass()), next.getInterfaces().stream())
                    .filter(supertype -> supertype.getKind() == TypeKind.DECLARED)
                    .forEach(supertype -> unread.add(NamedTypes.element((DeclaredType) supertype)));
        }
        return Optional.empty();
    }
}
