package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;

/** Writes the record of one call's arguments. */
final class TaskRecordWriter {
    private TaskRecordWriter() {}

    // /** The arguments of one call of Primes#sumPrimes(int). */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record SumPrimesTask(int below) implements Serializable {}
    static TypeSpec.Builder write(TaskMethod method) {
        return TypeSpec.recordBuilder(method.taskName().simpleName())
                .addJavadoc("The arguments of one call of $L.", method.link())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .recordConstructor(constructor(method))
                .addSuperinterface(ClassName.get(Serializable.class));
    }

    // (int below)
    //
    // of List<String>... also:
    //
    // @SafeVarargs
    // public WordsTask {
    //   // for its annotation
    // }
    private static MethodSpec constructor(TaskMethod method) {
        MethodSpec.Builder constructor = method.traits().isHeapPolluting()
                ? MethodSpec.compactConstructorBuilder()
                        .addAnnotation(SafeVarargs.class)
                        .addModifiers(method.visibility())
                        .addComment("for its annotation")
                : MethodSpec.constructorBuilder();
        for (TaskMethod.Value parameter : method.values()) {
            constructor.addParameter(ParameterSpec.builder(parameter.type(), parameter.component())
                    .addAnnotations(parameter.annotations())
                    .build());
        }
        return constructor.varargs(method.varargs()).build();
    }
}
