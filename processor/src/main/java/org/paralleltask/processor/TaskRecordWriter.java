package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.List;

/** Writes the records of what a method is given: of one call's arguments, and of what all tasks share. */
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

    // /** What all calls of Shop#price(Order, PriceTable) in one pool share. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record PriceShared(PriceTable table) {}
    static TypeSpec.Builder writeShared(TaskMethod method) {
        return TypeSpec.recordBuilder(method.sharedName().simpleName())
                .addJavadoc("What all calls of $L in one pool share.", method.link())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .recordConstructor(addComponents(MethodSpec.constructorBuilder(), method.shared())
                        .build());
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
        return addComponents(constructor, method.values())
                .varargs(method.takesVarargs())
                .build();
    }

    private static MethodSpec.Builder addComponents(MethodSpec.Builder constructor, List<TaskMethod.Value> values) {
        for (TaskMethod.Value value : values) {
            constructor.addParameter(ParameterSpec.builder(value.type(), value.component())
                    .addAnnotations(value.annotations())
                    .build());
        }
        return constructor;
    }
}
