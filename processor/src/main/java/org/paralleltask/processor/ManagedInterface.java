package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A managed object whose stand-in is generated.
 *
 * @param parameter what the method calls the object
 * @param proxy the simple name of the stand-in's class
 * @param dispatcher the name of the codec's method that calls the object
 * @param nested simple names of types that the stand-in's class inherits: there they mean these and no others
 * @param methods in the order of their numbers
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
     * A method that a stand-in sends home.
     *
     * @param varargs whether the last argument is {@code int... values}
     * @param isHeapPolluting whether that is of a kind such as {@code List<String>...}
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
     * @param name as the interface calls it
     * @param variable as generated code does: it hides nothing that the code names
     */
    record Argument(String name, String variable, TypeName type, Form form) {}

    /** What such a method returns. */
    record Returned(TypeName type, Form form) {}

    /** As {@link Form#text}: names of arguments are not part of it, which not every compiler finds in a class file. */
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
