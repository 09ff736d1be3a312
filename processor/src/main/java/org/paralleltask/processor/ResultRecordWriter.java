package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;

/** Writes the record of what one call returned. */
final class ResultRecordWriter {
    private ResultRecordWriter() {}

    // /** What one call of Primes#sumPrimes(int) returned, as it travels back. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record SumPrimesResult(long value) implements Serializable {}
    static TypeSpec.Builder write(TaskMethod method) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        method.result()
                .ifPresent(result -> constructor.addParameter(ParameterSpec.builder(result.type(), "value")
                        .addAnnotations(result.annotations())
                        .build()));
        return TypeSpec.recordBuilder(method.resultName().simpleName())
                .addJavadoc("What one call of $L returned, as it travels back.", method.link())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .recordConstructor(constructor.build())
                .addSuperinterface(ClassName.get(Serializable.class));
    }
}
