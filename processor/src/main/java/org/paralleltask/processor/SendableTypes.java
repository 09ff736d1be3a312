package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/**
 * Which values can cross to another process: primitives, strings and enums; records and arrays whose parts can cross;
 * collections, and other {@code Serializable} types, whose type arguments can cross; sealed types whose permitted types
 * can all cross.
 */
final class SendableTypes {
    /** Types that are not {@code Serializable} and can cross nevertheless, because the runtime has a form for each. */
    private static final Set<String> SENT_BY_THE_RUNTIME = Set.of(
            "java.nio.file.Path",
            "java.util.Collection",
            "java.util.Deque",
            "java.util.List",
            "java.util.Map",
            "java.util.Map.Entry",
            "java.util.NavigableMap",
            "java.util.NavigableSet",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.Queue",
            "java.util.SequencedCollection",
            "java.util.SequencedMap",
            "java.util.SequencedSet",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet",
            "java.util.concurrent.ConcurrentMap",
            "org.paralleltask.SharedBuffer");

    /** Types that mean something in one process only, and where they may be used. */
    private static final Map<String, String> BOUND_TO_A_WORKER = Map.of(
            TaskContext.class.getName(), "stands for a run in its worker; it can only be a parameter itself",
            WorkerContext.class.getName(), "stands for a worker process; it can only be a hook's parameter itself");

    /** The end of the message about a stream within a value. */
    static final String STREAM_WITHIN = "java.util.stream.Stream, which cannot travel within a value";

    private final Types types;
    private final TypeMirror serializable;
    private final TypeMirror collection;

    SendableTypes(Elements elements, Types types) {
        this.types = types;
        this.serializable = elements.getTypeElement("java.io.Serializable").asType();
        this.collection =
                types.erasure(elements.getTypeElement("java.util.Collection").asType());
    }

    /**
     * Why a value cannot cross: for each part that cannot, its path and the reason, such as
     * {@code order.customers[].socket is java.net.Socket, which is not Serializable}. Empty if it can.
     *
     * @param name the value's name, with which each path begins
     */
    List<String> obstacles(TypeMirror type, String name, Crossing crossing) {
        return walk(type, name, crossing).obstacles;
    }

    /**
     * The parts of a value that must not cross on this way because they are live, each with its path and the reason,
     * such as {@code order.counts[] is java.util.concurrent.atomic.AtomicLong, of which each task would get a copy; …}.
     */
    List<String> live(TypeMirror type, String name, Crossing crossing) {
        return walk(type, name, crossing).live;
    }

    /** As {@link #obstacles}, but only for the value's parts, not for the value itself. */
    List<String> obstaclesWithin(DeclaredType type, String name, Crossing crossing) {
        return walkWithin(type, name, crossing).obstacles;
    }

    /** As {@link #live}, but only for the value's parts, not for the value itself. */
    List<String> liveWithin(DeclaredType type, String name, Crossing crossing) {
        return walkWithin(type, name, crossing).live;
    }

    private Walk walk(TypeMirror type, String name, Crossing crossing) {
        Walk walk = new Walk(name, crossing);
        walk.visit(type, name);
        return walk;
    }

    private Walk walkWithin(DeclaredType type, String name, Crossing crossing) {
        Walk walk = new Walk(name, crossing);
        walk.isStream = walk.isStreamOfResult(
                NamedTypes.element(type).getQualifiedName().toString());
        walk.visitArguments(type, name);
        return walk;
    }

    boolean isSerializable(TypeMirror type) {
        return types.isAssignable(types.erasure(type), serializable);
    }

    /** One walk through the parts of a value. */
    private final class Walk {
        final List<String> obstacles = new ArrayList<>();
        final List<String> live = new ArrayList<>();
        private final String root;
        private final Crossing crossing;
        private final Set<String> visited = new HashSet<>();

        /** Whether the value itself is a stream that a task returns. */
        private boolean isStream;

        /** The records and sealed types that the walk is in. A type that contains itself is not walked again. */
        private final Set<TypeElement> open = new HashSet<>();

        Walk(String root, Crossing crossing) {
            this.root = root;
            this.crossing = crossing;
        }

        void visit(TypeMirror type, String path) {
            switch (type.getKind()) {
                case ARRAY -> visit(((ArrayType) type).getComponentType(), path + "[]");
                case WILDCARD -> visitWildcard((WildcardType) type, path);
                case DECLARED -> {
                    if (visited.add(type.toString())) {
                        visitDeclared((DeclaredType) type, path);
                    }
                }
                // Primitives can cross. A type variable is reported as a mistake where it is declared, or stands for a
                // type argument, which is visited itself. Javac reports a type that does not exist.
                default -> {}
            }
        }

        private void visitWildcard(WildcardType type, String path) {
            @Nullable TypeMirror bound = type.getExtendsBound();
            if (bound == null) {
                obstacles.add(path + " is of unknown type (" + type
                        + "); write the type, or ? extends and a type that can be sent");
            } else {
                visit(bound, path);
            }
        }

        private void visitDeclared(DeclaredType type, String path) {
            TypeElement element = NamedTypes.element(type);
            String name = element.getQualifiedName().toString();
            // The elements of a stream that a task returns are read while the task goes on.
            Crossing way = isStream && !path.equals(root) ? Crossing.CALL : crossing;
            Optional<LiveTypes.Objection> objection = LiveTypes.objection(element, way);
            if (objection.isPresent()) {
                live.add(path + " is " + name + objection.get().text(path.equals(root)));
            } else if (name.equals("java.lang.Object")) {
                obstacles.add(path + " is java.lang.Object, which may be anything; write the type that is meant");
            } else if (type.getTypeArguments().isEmpty()
                    && !element.getTypeParameters().isEmpty()) {
                obstacles.add(path + " is " + name + " without type arguments; write them, as in "
                        + element.getSimpleName() + "<String>");
            } else if (BOUND_TO_A_WORKER.containsKey(name)) {
                obstacles.add(path + " is " + name + ", which " + BOUND_TO_A_WORKER.get(name));
            } else if (isStreamOfResult(name) && !path.equals(root)) {
                obstacles.add(path + " is " + STREAM_WITHIN);
            } else if (!open.add(element)) {
                visitArguments(type, path);
            } else {
                visitClosed(type, element, path);
                open.remove(element);
            }
        }

        private boolean isStreamOfResult(String name) {
            return crossing == Crossing.RESULT && name.equals("java.util.stream.Stream");
        }

        private void visitClosed(DeclaredType type, TypeElement element, String path) {
            if (element.getKind() == ElementKind.RECORD) {
                for (RecordComponentElement part : NamedTypes.components(element)) {
                    visit(types.asMemberOf(type, part), path + "." + part.getSimpleName());
                }
                return;
            }
            visitArguments(type, path);
            boolean sealed = element.getKind() != ElementKind.ENUM
                    && element.getModifiers().contains(Modifier.SEALED);
            if (sealed) {
                for (TypeMirror permitted : element.getPermittedSubclasses()) {
                    // With its own type parameters, because a permits clause names it without.
                    TypeElement subclass = (TypeElement) types.asElement(permitted);
                    visitDeclared(
                            (DeclaredType) subclass.asType(), "((" + subclass.getSimpleName() + ") " + path + ")");
                }
            }
            boolean onlySubclasses = sealed && element.getModifiers().contains(Modifier.ABSTRACT);
            String name = element.getQualifiedName().toString();
            if (!onlySubclasses && !SENT_BY_THE_RUNTIME.contains(name) && !isSerializable(type)) {
                obstacles.add(path + " is " + name + ", which is not Serializable" + cure(name));
            }
        }

        private void visitArguments(DeclaredType type, String path) {
            List<? extends TypeMirror> arguments = type.getTypeArguments();
            boolean isCollection = types.isAssignable(types.erasure(type), collection);
            for (int i = 0; i < arguments.size(); i++) {
                String parameter = isCollection && arguments.size() == 1
                        ? "[]"
                        : "<" + NamedTypes.element(type).getTypeParameters().get(i) + ">";
                visit(arguments.get(i), path + parameter);
            }
        }

        private String cure(String name) {
            if (crossing == Crossing.RESULT && name.matches("java\\.util\\.stream\\.(Int|Long|Double)Stream")) {
                return "; return a Stream, as boxed() makes it";
            }
            return name.startsWith("java.") || name.startsWith("javax.")
                    ? ""
                    : "; make it a record, or let it implement java.io.Serializable";
        }
    }
}
