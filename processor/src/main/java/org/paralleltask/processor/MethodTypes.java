package org.paralleltask.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** The types that a method's head names, and what gives each of its parameters its value. */
final class MethodTypes {
    private MethodTypes() {}

    /** The types of what may cross between the processes: what it takes and is sent, what it returns, exceptions. */
    static Stream<TypeMirror> of(ExecutableElement method) {
        return Stream.of(sent(method).map(VariableElement::asType), Stream.of(method.getReturnType()), thrown(method))
                .flatMap(types -> types)
                .map(TypeMirror.class::cast);
    }

    static Stream<TypeMirror> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream().map(TypeMirror.class::cast);
    }

    /** The parameters that each call gives a value for. */
    static List<? extends VariableElement> values(ExecutableElement method) {
        return sent(method).filter(parameter -> !isShared(parameter)).toList();
    }

    /** The parameters whose values come from the parent, with each task or once. */
    static Stream<? extends VariableElement> sent(ExecutableElement method) {
        return method.getParameters().stream().filter(parameter -> !isContext(parameter));
    }

    /** Whether the parameter is the same for all tasks of a pool. */
    static boolean isShared(VariableElement parameter) {
        return parameter.getAnnotation(Shared.class) != null;
    }

    /** Whether there is a record of what all tasks of a pool share. */
    static boolean hasShared(ExecutableElement method) {
        return sent(method).anyMatch(MethodTypes::isShared);
    }

    /** Whether a worker gives the parameter itself. */
    static boolean isContext(VariableElement parameter) {
        return isTaskContext(parameter) || isWorkerContext(parameter);
    }

    static boolean isTaskContext(VariableElement parameter) {
        return is(parameter.asType(), TaskContext.class);
    }

    static boolean isWorkerContext(VariableElement parameter) {
        return is(parameter.asType(), WorkerContext.class);
    }

    private static boolean is(TypeMirror type, Class<?> wanted) {
        return type.getKind() == TypeKind.DECLARED
                && NamedTypes.element((DeclaredType) type).getQualifiedName().contentEquals(wanted.getName());
    }
}
