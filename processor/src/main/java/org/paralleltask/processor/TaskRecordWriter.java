package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the records of a method's arguments: of one call, and of what all tasks share. */
final class TaskRecordWriter {
    private TaskRecordWriter() {}

    // /** The arguments of one call of Primes#sumPrimes(int). */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record SumPrimesTask(int below) implements Serializable {
    //   …
    // }
    static TypeSpec.Builder write(TaskMethod method) {
        return TypeSpec.recordBuilder(method.taskName().simpleName())
                .addJavadoc("The arguments of one call of $L.", method.link())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .recordConstructor(constructor(method))
                .addSuperinterface(ClassName.get(Serializable.class))
                .addMethod(text(method));
    }

    // /** The text of any record. Written out, because a record's own method is linked at its first use, … */
    // @Override
    // public String toString() {
    //   return new StringBuilder("SumPrimesTask[below=").append(below).append("]").toString();
    // }
    private static MethodSpec text(TaskMethod method) {
        CodeBlock.Builder text = CodeBlock.builder();
        String before = method.taskName().simpleName() + "[";
        for (TaskMethod.Value value : method.taskComponents()) {
            text.add(".append($S)", before + value.component() + "=");
            if (value.type().isPrimitive()) {
                text.add(".append($N)\n", value.component());
            } else { // by Objects.toString: append has overloads for sequences and arrays of characters
                text.add(".append($T.toString($N))\n", Objects.class, value.component());
            }
            before = ", ";
        }
        return MethodSpec.methodBuilder("toString")
                .addJavadoc(
                        "The text of any record. Written out, because a record's own method is linked at its first use,\n"
                                + "which would delay the first task.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement(
                        "return new $T()$L.append($S).toString()",
                        StringBuilder.class,
                        text.build(),
                        method.taskComponents().isEmpty() ? before + "]" : "]")
                .build();
    }

    // /** What all calls of Shop#price(Order, PriceTable) in one pool share. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public record PriceShared(PriceTable table) {}
    static TypeSpec.Builder writeShared(TaskMethod method) {
        return TypeSpec.recordBuilder(method.sharedName().simpleName())
                .addJavadoc("What all calls of $L in one pool share.", method.link())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .recordConstructor(addComponents(MethodSpec.constructorBuilder(), method.givenComponents())
                        .build());
    }

    // (int below)
    //
    // for List<String>... also:
    //
    // @SafeVarargs
    // public WordsTask {
    //   // for its annotation
    // }
    private static MethodSpec constructor(TaskMethod method) {
        boolean varargs = method.takesVarargs() && method.streamed().isEmpty(); // for streams, a number is the last one
        MethodSpec.Builder constructor = varargs && method.traits().isHeapPolluting()
                ? MethodSpec.compactConstructorBuilder()
                        .addAnnotation(SafeVarargs.class)
                        .addModifiers(method.visibility())
                        .addComment("for its annotation")
                : MethodSpec.constructorBuilder();
        return addComponents(constructor, method.taskComponents())
                .varargs(varargs)
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
