package org.paralleltask.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** The types that a method's head names, and which of its parameters get a value and which a context. */
final class MethodTypes {
    private MethodTypes() {}

    /** The types of what may cross between the processes: the values that it takes, the one it returns, exceptions. */
    static Stream<TypeMirror> of(ExecutableElement method) {
        return Stream.of(
                        values(method).stream().map(VariableElement::asType),
                        Stream.of(method.getReturnType()),
                        thrown(method))
                .flatMap(types -> types)
                .map(TypeMirror.class::cast);
    }

    static Stream<TypeMirror> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream().map(TypeMirror.class::cast);
    }

    /** The parameters that a caller gives a value for. */
    static List<? extends VariableElement> values(ExecutableElement method) {
        return method.getParameters().stream()
                .filter(parameter -> !isContext(parameter))
                .toList();
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
