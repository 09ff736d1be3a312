package org.paralleltask.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/**
 * A valid {@code @ParallelTask} method: what the writers know of it, and every name that they generate.
 *
 * @param owner the class that declares the method
 * @param name the method's name
 * @param prefix what the generated names begin with
 * @param varargs whether the last parameter is {@code int... values}
 * @param result what the method returns; empty for {@code void}
 * @param exceptions the {@code throws} clause
 * @param input what the facade's {@code map} takes for each task
 * @param settings what the annotation sets
 * @param allowed binary names, sorted, of the classes that the signature reaches
 * @param traits what decides on the generated classes' modifiers, annotations and imports
 */
record TaskMethod(
        ClassName owner,
        String name,
        String prefix,
        List<Parameter> parameters,
        boolean varargs,
        Optional<Result> result,
        List<TypeName> exceptions,
        Input input,
        List<Setting> settings,
        List<String> allowed,
        Traits traits) {

    /**
     * One parameter.
     *
     * @param name as the user calls it; the facade does too
     * @param component its component in the task record, whose name not every parameter's name may be
     * @param type with its type annotations
     * @param erasure as links in Javadoc name it
     * @param annotations those of the declaration, such as an old style {@code @Nullable}
     */
    record Parameter(
            String name, String component, TypeName type, TypeName erasure, List<AnnotationSpec> annotations) {}

    /**
     * What the method returns.
     *
     * @param annotations those of the declaration that tell of the value, such as an old style {@code @Nullable}
     */
    record Result(TypeName type, List<AnnotationSpec> annotations) {}

    /** What the facade's {@code map} takes for each task. */
    sealed interface Input {}

    /** No parameter: every task is the same, and there is nothing to map. */
    record NoInput() implements Input {}

    /**
     * One parameter: the value itself.
     *
     * @param element the value's type, as a type argument
     * @param isIterableOfItself as {@code Path} is, which must not be taken for a row of inputs
     */
    record ValueInput(TypeName element, boolean isIterableOfItself) implements Input {}

    /** Two parameters or more: the task record. */
    record TaskInput() implements Input {}

    /** An option that the annotation sets, and its value as Java code. */
    record Setting(String option, CodeBlock value) {}

    /**
     * What decides on the generated classes' modifiers, annotations and imports.
     *
     * @param isPublic whether the method and all that its signature names is public
     * @param seesGenerated whether the user's module reads the one of {@code @Generated}
     * @param hasHiddenJavaLang whether a class of the user's package hides one of {@code java.lang}
     * @param isHeapPolluting whether the last parameter is of a kind such as {@code List<String>...}
     * @param suppressed warnings that the user's own types would give rise to, such as {@code deprecation}
     */
    record Traits(
            boolean isPublic,
            boolean seesGenerated,
            boolean hasHiddenJavaLang,
            boolean isHeapPolluting,
            List<String> suppressed) {}

    /** The names of the classes that are generated for a prefix. */
    static List<ClassName> generatedNames(String packageName, String prefix) {
        return List.of("Task", "Result", "Worker", "Pool").stream()
                .map(suffix -> ClassName.get(packageName, prefix + suffix))
                .toList();
    }

    ClassName taskName() {
        return generatedName("Task");
    }

    ClassName resultName() {
        return generatedName("Result");
    }

    ClassName workerName() {
        return generatedName("Worker");
    }

    ClassName poolName() {
        return generatedName("Pool");
    }

    private ClassName generatedName(String suffix) {
        return ClassName.get(packageName(), prefix + suffix);
    }

    String packageName() {
        return owner.packageName();
    }

    /** Names the pool in messages, threads and system properties: {@code sumPrimes}. */
    String definitionName() {
        int first = prefix.codePointAt(0);
        return Character.toString(Character.toLowerCase(first)) + prefix.substring(Character.charCount(first));
    }

    /** A name for a parameter of ours beside the method's: {@code wanted}, or with as many {@code _} as it takes. */
    String nameBeside(String wanted) {
        String name = wanted;
        while (isParameter(name)) {
            name += "_";
        }
        return name;
    }

    private boolean isParameter(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** What a task returns, as a type argument. */
    TypeName valueType() {
        return result.map(value -> value.type().box()).orElse(ClassName.get(Void.class));
    }

    /** A link to the method for Javadoc: <code>{&#64;link Primes#sumPrimes(int)}</code>. */
    CodeBlock link() {
        List<CodeBlock> types = new ArrayList<>();
        for (Parameter parameter : parameters) {
            boolean isLast = types.size() == parameters.size() - 1;
            types.add(
                    varargs && isLast && parameter.erasure() instanceof ArrayTypeName array
                            ? CodeBlock.of("$T...", array.componentType())
                            : CodeBlock.of("$T", parameter.erasure()));
        }
        return CodeBlock.of("{@link $T#$L($L)}", owner, name, CodeBlock.join(types, ", "));
    }

    /** The modifiers of a generated class: as visible as the method and its types. */
    Modifier[] visibility() {
        return traits.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /** The annotations of each generated class. */
    List<AnnotationSpec> classAnnotations() {
        List<AnnotationSpec> annotations = new ArrayList<>();
        if (traits.seesGenerated()) {
            annotations.add(AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", "org.paralleltask.processor.ParallelTaskProcessor")
                    .build());
        }
        if (!traits.suppressed().isEmpty()) {
            AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
            traits.suppressed().forEach(warning -> suppress.addMember("value", "$S", warning));
            annotations.add(suppress.build());
        }
        return annotations;
    }
}
