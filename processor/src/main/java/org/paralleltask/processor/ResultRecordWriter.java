package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.Optional;

/** Writes the records of results: of one call, and of the exit hook in one worker. */
final class ResultRecordWriter {
    private ResultRecordWriter() {}

    // /** What one call of Primes#sumPrimes(int) returned, as it is sent back. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record SumPrimesResult(long value) implements Serializable {}
    static TypeSpec.Builder write(TaskMethod method) {
        return record(method, method.resultName(), method.result())
                .addJavadoc("What one call of $L returned, as it is sent back.", method.link());
    }

    // /** What the exit hook Images#flush() returned in one worker, as it is sent back. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record ResizeExit(Stats value) implements Serializable {}
    static TypeSpec.Builder writeExit(TaskMethod method, TaskMethod.Hook hook) {
        return record(method, method.exitName(), hook.result())
                .addJavadoc("What the exit hook $L returned in one worker, as it is sent back.", method.link(hook));
    }

    private static TypeSpec.Builder record(TaskMethod method, ClassName name, Optional<TaskMethod.Result> returned) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        returned.ifPresent(result -> constructor.addParameter(ParameterSpec.builder(result.type(), "value")
                .addAnnotations(result.annotations())
                .build()));
        return TypeSpec.recordBuilder(name.simpleName())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .recordConstructor(constructor.build())
                .addSuperinterface(ClassName.get(Serializable.class));
    }
}
