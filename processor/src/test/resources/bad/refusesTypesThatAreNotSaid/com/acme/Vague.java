package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.ParallelTask;

public final class Vague {
    @ParallelTask
    @SuppressWarnings("rawtypes")
    static int count(
            Object object, // error: A parameter of a @ParallelTask method must be sendable to another process: object is java.lang.Object, which may be anything; write the type that is meant
            Object[] objects, // error: A parameter of a @ParallelTask method must be sendable to another process: objects[] is java.lang.Object, which may be anything; write the type that is meant
            List raw, // error: A parameter of a @ParallelTask method must be sendable to another process: raw is java.util.List without type arguments; write them, as in List<String>
            List<?> unknown, // error: A parameter of a @ParallelTask method must be sendable to another process: unknown[] is of unknown type (?); write the type, or ? extends and a type that can be sent
            Map<String, ? super Integer> lower, // error: A parameter of a @ParallelTask method must be sendable to another process: lower<V> is of unknown type (? super java.lang.Integer); write the type, or ? extends and a type that can be sent
            List<Optional> nested) { // error: A parameter of a @ParallelTask method must be sendable to another process: nested[] is java.util.Optional without type arguments; write them, as in Optional<String>
        return 0;
    }
}
