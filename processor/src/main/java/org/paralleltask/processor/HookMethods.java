package org.paralleltask.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * The hooks that one class declares. A second one of a kind is a mistake that is reported elsewhere; here the first
 * counts.
 */
record HookMethods(Optional<ExecutableElement> start, Optional<ExecutableElement> exit) {
    /** The hooks in the class of a method. */
    static HookMethods beside(ExecutableElement method) {
        TypeElement owner = NamedTypes.owner(method);
        return new HookMethods(
                in(owner, Role.START_HOOK).stream().findFirst(),
                in(owner, Role.EXIT_HOOK).stream().findFirst());
    }

    /** All methods of a class that have a role, in the order of the source. */
    static List<ExecutableElement> in(TypeElement owner, Role role) {
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(role::isOf)
                .toList();
    }

    /** All hooks of a class, including further ones of the same kind. */
    static List<ExecutableElement> allIn(TypeElement owner) {
        return Stream.of(Role.START_HOOK, Role.EXIT_HOOK)
                .flatMap(role -> in(owner, role).stream())
                .distinct()
                .toList();
    }

    Stream<ExecutableElement> all() {
        return Stream.of(start, exit).flatMap(Optional::stream);
    }

    /** Whether the exit hook returns something. */
    boolean exitReturnsValue() {
        return returningExit().isPresent();
    }

    /** The exit hook, if it returns something: then the pool has a method for its results. */
    Optional<ExecutableElement> returningExit() {
        return exit.filter(hook -> hook.getReturnType().getKind() != TypeKind.VOID);
    }
}
