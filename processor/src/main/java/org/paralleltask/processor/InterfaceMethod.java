package org.paralleltask.processor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method of an interface with the interface's type arguments: {@code accept(String)} of {@code Consumer<String>}.
 *
 * @param element its declaration
 * @param parameters the types of its parameters
 * @param returned the type that it returns
 * @param thrown its exceptions; if an interface inherits several declarations, those that all of them have
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

    /** All types that its declaration names. */
    Stream<TypeMirror> types() {
        return Stream.of(parameters.stream(), Stream.of(returned), thrown.stream())
                .flatMap(all -> all);
    }

    /** The method as messages name it: {@code lock(name)}. */
    String call() {
        return parameterNames().stream().collect(Collectors.joining(", ", name() + "(", ")"));
    }
}
