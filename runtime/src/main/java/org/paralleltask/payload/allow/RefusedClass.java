package org.paralleltask.payload.allow;

import java.io.InvalidClassException;
import org.jspecify.annotations.Nullable;

/** The exceptions for classes that may not cross. */
final class RefusedClass {
    private RefusedClass() {}

    /** For a class that is not on the list. */
    static InvalidClassException unlisted(String className) {
        if (className.equals("java.lang.invoke.SerializedLambda")) {
            return new InvalidClassException(
                    "a lambda may not cross between the processes: only the classes of this"
                            + " process know its code. Send an enum constant or a record that implements its interface instead");
        }
        int dot = className.lastIndexOf('.');
        return new InvalidClassException(
                className,
                "this class may not cross between the processes, for the types of the method do not reach it. If it"
                        + " should, write allowNames = \"" + className + "\" in @ParallelTask, or options.allow(\""
                        + className + "\")"
                        + (dot < 0 ? "" : "; for all of its package, \"" + className.substring(0, dot) + ".*\""));
    }

    /** For a class that the program's own filter refuses. */
    static InvalidClassException byFilter(@Nullable Class<?> type) {
        return new InvalidClassException(
                type == null ? null : type.getName(),
                "the program's own filter of what may be deserialized refuses it (jdk.serialFilter, or one set in code)");
    }

    /** For a class that was made at run time. */
    static InvalidClassException proxy() {
        return new InvalidClassException("a dynamic proxy may not cross between the processes");
    }
}
