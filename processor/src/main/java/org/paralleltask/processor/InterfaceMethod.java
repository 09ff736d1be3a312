package org.paralleltask.processor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method as a type of its interface has it: {@code accept(String)} of {@code Consumer<String>}.
 *
 * @param element its declaration
 * @param parameters the types of its parameters
 * @param thrown the exceptions that every declaration of it has, where an interface inherits several
 */
record InterfaceMethod(
        ExecutableElement element, List<TypeMirror> parameters, TypeMirror returned, List<TypeMirror> thrown) {

    String name() {
        return element.getSimpleName().toString();
    }

    List<String> parameterNames() {
        return element.getParameters().stream()
                .map(VariableElement::getSimpleName)
                .map(Object::toString)
                .toList();
    }

    boolean isGeneric() {
        return !element.getTypeParameters().isEmpty();
    }

    /** All types that its head names. */
    Stream<TypeMirror> types() {
        return Stream.of(parameters.stream(), Stream.of(returned), thrown.stream())
                .flatMap(all -> all);
    }

    /** {@code lock(name)}, as sentences call it. */
    String call() {
        return parameterNames().stream().collect(Collectors.joining(", ", name() + "(", ")"));
    }
}
