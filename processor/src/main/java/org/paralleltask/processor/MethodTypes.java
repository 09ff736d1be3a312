package org.paralleltask.processor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.paralleltask.Managed;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** The types that a method's declaration names, and where each of its parameters gets its value from. */
final class MethodTypes {
    private MethodTypes() {}

    /** The types of what may cross between the processes: parameters that are sent, the result, exceptions. */
    static Stream<TypeMirror> of(ExecutableElement method) {
        return Stream.of(sent(method).map(VariableElement::asType), Stream.of(method.getReturnType()), thrown(method))
                .flatMap(types -> types)
                .map(TypeMirror.class::cast);
    }

    static Stream<TypeMirror> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream().map(TypeMirror.class::cast);
    }

    /** The parameters for which each call has a value. */
    static List<? extends VariableElement> values(ExecutableElement method) {
        return sent(method).filter(parameter -> !isGiven(parameter)).toList();
    }

    /**
     * The parameters whose values come from the parent, with each task or once. For a managed one, a stand-in comes.
     */
    static Stream<? extends VariableElement> sent(ExecutableElement method) {
        return method.getParameters().stream().filter(parameter -> !isContext(parameter));
    }

    /**
     * Whether the parameter is the same for all tasks of a pool, so that its value is passed when the pool is opened.
     */
    static boolean isGiven(VariableElement parameter) {
        return isShared(parameter) || isManaged(parameter);
    }

    /** Whether each worker gets a copy of the value that was passed when the pool was opened. */
    static boolean isShared(VariableElement parameter) {
        return parameter.getAnnotation(Shared.class) != null;
    }

    /** Whether the object that was passed when the pool was opened stays in the program. */
    static boolean isManaged(VariableElement parameter) {
        return parameter.getAnnotation(Managed.class) != null;
    }

    /**
     * Whether there is a record of what all tasks of a pool get: from the user, or from the pool itself (for streams).
     */
    static boolean hasGiven(ExecutableElement method) {
        return sent(method).anyMatch(MethodTypes::isGiven) || returnsStream(method);
    }

    /** Whether a method returns a {@code Stream}, whose elements are sent while it runs. */
    static boolean returnsStream(ExecutableElement method) {
        return is(method.getReturnType(), Stream.class)
                && !((DeclaredType) method.getReturnType()).getTypeArguments().isEmpty();
    }

    /** The type of the elements of the stream that a valid method returns; for a wildcard its bound. */
    static TypeMirror streamed(ExecutableElement method) {
        TypeMirror element =
                ((DeclaredType) method.getReturnType()).getTypeArguments().get(0);
        return element instanceof WildcardType wildcard ? Objects.requireNonNull(wildcard.getExtendsBound()) : element;
    }

    /** Whether the worker itself passes the parameter's value. */
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
