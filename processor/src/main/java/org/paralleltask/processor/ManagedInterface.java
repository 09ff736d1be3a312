package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A managed object whose stand-in is generated.
 *
 * @param parameter the parameter's name
 * @param proxy the simple name of the stand-in's class
 * @param dispatcher the name of the codec's method that calls the object
 * @param nested simple names of types that the stand-in's class inherits: in that class they mean these types only
 * @param methods its methods, in the order of their numbers
 */
record ManagedInterface(
        String parameter,
        String proxy,
        String dispatcher,
        TypeName type,
        TypeName erasure,
        List<String> nested,
        List<Method> methods) {
    /**
     * A method that the stand-in calls in the program.
     *
     * @param varargs whether the last argument is of variable arity, such as {@code int... values}
     * @param isHeapPolluting whether that is of a generic type, such as {@code List<String>...}
     */
    record Method(
            String name,
            List<Argument> arguments,
            Optional<Returned> returned,
            List<TypeName> exceptions,
            boolean varargs,
            boolean isHeapPolluting) {}

    /**
     * An argument of such a method.
     *
     * @param name its name in the interface
     * @param variable its name in generated code, which hides nothing that the code names
     */
    record Argument(String name, String variable, TypeName type, Form form) {}

    /** What such a method returns. */
    record Returned(TypeName type, Form form) {}

    /**
     * As {@link Form#text}. It does not contain the arguments' names, because not every compiler finds these in a class
     * file.
     */
    String text() {
        return methods.stream().map(ManagedInterface::text).collect(Collectors.joining(";", type + "{", "}"));
    }

    private static String text(Method method) {
        String returned = method.returned().map(value -> value.form().text()).orElse("");
        return method.arguments().stream()
                .map(argument -> argument.form().text())
                .collect(Collectors.joining(",", method.name() + "(", ")" + returned));
    }
}
