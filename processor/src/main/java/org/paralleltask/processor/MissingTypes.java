package org.paralleltask.processor;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * The types that methods need and that do not exist. Another processor may still generate them. Until then such a
 * method cannot be read.
 */
final class MissingTypes {
    private final Elements elements;
    private final SendableTypes sendable;
    private final ManagedMethods managed;

    MissingTypes(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.sendable = new SendableTypes(elements, environment.getTypeUtils());
        this.managed = new ManagedMethods(environment.getTypeUtils(), sendable);
    }

    /** The missing types that a method itself needs. */
    SortedSet<String> of(ExecutableElement method) {
        Optional<AnnotationReader> annotation = annotation(method);
        SortedSet<String> missing = new TreeSet<>(new ReachedTypes(elements, sendable)
                .visitAll(MethodTypes.of(method))
                .visitAll(ofManaged(method))
                .visitAll(annotation.stream().flatMap(read -> read.allowed().stream()))
                .missing());
        annotation.ifPresent(read -> missing.addAll(read.missing()));
        return missing;
    }

    /** The types of the calls of managed objects. */
    private Stream<TypeMirror> ofManaged(ExecutableElement method) {
        return MethodTypes.sent(method)
                .filter(MethodTypes::isManaged)
                .map(VariableElement::asType)
                .filter(type -> type.getKind() == TypeKind.DECLARED)
                .flatMap(type -> managed.named((DeclaredType) type));
    }

    /** Whether the method, or a hook that is generated together with it, needs a missing type. */
    boolean keepWaiting(ExecutableElement method) {
        return !of(method).isEmpty()
                || (Role.TASK.isOf(method) && HookMethods.beside(method).all().anyMatch(hook -> !of(hook).isEmpty()));
    }

    /** Whether the method itself names a missing type, which javac will report. */
    static boolean areNamedBy(ExecutableElement method) {
        return MethodTypes.of(method).anyMatch(NamedTypes::isUnresolved)
                || annotation(method)
                        .filter(read -> !read.missing().isEmpty()
                                || read.allowed().stream().anyMatch(NamedTypes::isUnresolved))
                        .isPresent();
    }

    private static Optional<AnnotationReader> annotation(ExecutableElement method) {
        return Role.TASK.isOf(method) ? Optional.of(new AnnotationReader(method)) : Optional.empty();
    }
}
