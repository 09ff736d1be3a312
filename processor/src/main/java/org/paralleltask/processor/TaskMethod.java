package org.paralleltask.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/**
 * A valid {@code @ParallelTask} method: what the writers know of it, and every name that they generate. (Long, because
 * names that must not meet are made in one place.)
 *
 * @param owner the class that declares the method
 * @param name the method's name
 * @param prefix what the generated names begin with
 * @param varargs whether the last parameter, be it given or not, is {@code int... values}
 * @param result what a call returns at its end; empty for {@code void} and for a stream
 * @param streamed the elements of the stream that the method returns; empty if it returns none
 * @param exceptions the {@code throws} clause
 * @param input what the facade's {@code map} takes for each task
 * @param startHook what a worker calls before its first task
 * @param exitHook what a worker calls after its last task
 * @param settings what the annotation sets
 * @param forms how the arguments and what is returned travel
 * @param allowed binary names, sorted, of the classes that travel serialized or are thrown, and what those reach
 * @param traits what decides on the generated classes' modifiers, annotations and imports
 */
record TaskMethod(
        ClassName owner,
        String name,
        String prefix,
        List<Parameter> parameters,
        boolean varargs,
        Optional<Result> result,
        Optional<Streamed> streamed,
        List<TypeName> exceptions,
        Input input,
        Optional<Hook> startHook,
        Optional<Hook> exitHook,
        List<Setting> settings,
        TaskForms forms,
        List<String> allowed,
        Traits traits) {

    /** One parameter, as the user's method has it. */
    sealed interface Parameter {
        /** Its type as links in Javadoc name it. */
        TypeName erasure();
    }

    /** The parameter that stands for the run: a worker gives it, not the caller. */
    record Context() implements Parameter {
        @Override
        public TypeName erasure() {
            return ClassName.get(TaskContext.class);
        }
    }

    /**
     * A parameter that each call gives a value for.
     *
     * @param name as the user calls it; the facade does too
     * @param component its component in the task record, whose name not every parameter's name may be
     * @param type with its type annotations
     * @param annotations those of the declaration, such as an old style {@code @Nullable}
     */
    record Value(String name, String component, TypeName type, TypeName erasure, List<AnnotationSpec> annotations)
            implements Parameter {}

    /** A parameter that is the same for all tasks of a pool, which is given its value when it is opened. */
    sealed interface Given extends Parameter {
        /** Its component is one of the record of what is given. */
        Value value();

        /** What becomes of the value, for the Javadoc of {@code open}. */
        String fate();

        @Override
        default TypeName erasure() {
            return value().erasure();
        }
    }

    /** A value that each worker gets a copy of. */
    record Shared(Value value) implements Given {
        @Override
        public String fate() {
            return "sent once to each worker; tasks must not change it";
        }
    }

    /** An object that stays in the program. */
    record Managed(Value value) implements Given {
        @Override
        public String fate() {
            return "stays in the program: tasks call it there, as many at once as there are workers";
        }
    }

    /**
     * What the method returns.
     *
     * @param annotations those of the declaration that tell of the value, such as an old style {@code @Nullable}
     */
    record Result(TypeName type, List<AnnotationSpec> annotations) {}

    /**
     * A stream that a task makes: its elements are sent home one by one, while it runs.
     *
     * @param element the type of its elements, with type annotations
     * @param number the last component of the task record: which stream of the pool it is
     * @param sink the last component of the record of what a pool is given: where the elements go
     */
    record Streamed(TypeName element, Value number, Value sink) {}

    /**
     * A method that each worker calls once, before its tasks or after them.
     *
     * @param takesContext whether its one parameter is the worker's context, or there is none
     */
    record Hook(String name, boolean takesContext, Optional<Result> result, List<TypeName> exceptions) {}

    /** What the facade's {@code map} takes for each task. */
    sealed interface Input {}

    /** No parameter but given ones: every task is the same, and there is nothing to map. */
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
     * @param isHeapPolluting whether a call takes something of a kind such as {@code List<String>...}
     * @param suppressed warnings that the user's own types would give rise to, such as {@code deprecation}
     */
    record Traits(
            boolean isPublic,
            boolean seesGenerated,
            boolean hasHiddenJavaLang,
            boolean isHeapPolluting,
            List<String> suppressed) {}

    /**
     * The names of the classes that are generated for a prefix.
     *
     * @param hasGiven whether there is a record of what a pool is given when it is opened
     * @param hasExit whether there is a record of what the exit hook returns
     */
    static List<ClassName> generatedNames(String packageName, String prefix, boolean hasGiven, boolean hasExit) {
        List<String> suffixes = new ArrayList<>(List.of("Task", "Result", "Codec", "Worker", "Pool"));
        if (hasGiven) {
            suffixes.add("Shared");
        }
        if (hasExit) {
            suffixes.add("Exit");
        }
        return suffixes.stream()
                .map(suffix -> ClassName.get(packageName, prefix + suffix))
                .toList();
    }

    /** The name of the worker class for a prefix: one of {@link #generatedNames}. */
    static ClassName workerName(String packageName, String prefix) {
        return ClassName.get(packageName, prefix + "Worker");
    }

    ClassName taskName() {
        return generatedName("Task");
    }

    ClassName resultName() {
        return generatedName("Result");
    }

    ClassName codecName() {
        return generatedName("Codec");
    }

    ClassName workerName() {
        return generatedName("Worker");
    }

    ClassName poolName() {
        return generatedName("Pool");
    }

    ClassName sharedName() {
        return generatedName("Shared");
    }

    ClassName exitName() {
        return generatedName("Exit");
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

    /** A name for a parameter of ours beside the user's: {@code wanted}, or with as many {@code _} as it takes. */
    static String nameBeside(String wanted, List<Value> values) {
        Set<String> taken = values.stream().map(Value::name).collect(Collectors.toSet());
        String name = wanted;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    /** What the facade's {@code open} calls what is given: as the user does, unless that would hide what it names. */
    String nameInOpen(Value given) {
        Set<String> named = Set.of(
                "DEFAULTS",
                "ProcessPool",
                "StreamedResults",
                workerName().simpleName(),
                resultName().simpleName());
        return named.contains(given.name()) ? nameBeside(given.name() + "_", givenValues()) : given.name();
    }

    /** A name for a parameter of ours where code calls the method: it would hide a class {@code task} of the user's. */
    String nameBesideOwner(String wanted) {
        return owner.simpleNames().get(0).equals(wanted) ? wanted + "_" : wanted;
    }

    /** The parameters that each call gives a value for. */
    List<Value> values() {
        return parameters.stream()
                .filter(Value.class::isInstance)
                .map(Value.class::cast)
                .toList();
    }

    /** The parameters that are the same for all tasks of a pool. */
    List<Given> given() {
        return parameters.stream()
                .filter(Given.class::isInstance)
                .map(Given.class::cast)
                .toList();
    }

    /** What is given. */
    List<Value> givenValues() {
        return given().stream().map(Given::value).toList();
    }

    /** Whether there is a record of what a pool is given: by its user, or by itself. */
    boolean hasGiven() {
        return !givenComponents().isEmpty();
    }

    /** The components of that record. */
    List<Value> givenComponents() {
        return Stream.concat(givenValues().stream(), streamed.map(Streamed::sink).stream())
                .toList();
    }

    /** The components of the task record. */
    List<Value> taskComponents() {
        return Stream.concat(values().stream(), streamed.map(Streamed::number).stream())
                .toList();
    }

    /** Whether a call takes {@code int... values}: a given one stands before others, and is an array. */
    boolean takesVarargs() {
        return varargs && parameters.get(parameters.size() - 1) instanceof Value;
    }

    /** What the exit hook returns; empty if it returns nothing, or there is none. */
    Optional<Result> exitResult() {
        return exitHook.flatMap(Hook::result);
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

    /** A link to one of the hooks: <code>{&#64;link Images#flush()}</code>. */
    CodeBlock link(Hook hook) {
        CodeBlock type = hook.takesContext() ? CodeBlock.of("$T", WorkerContext.class) : CodeBlock.of("");
        return CodeBlock.of("{@link $T#$L($L)}", owner, hook.name(), type);
    }

    /** The modifiers of a generated class: as visible as the method and its types. */
    Modifier[] visibility() {
        return traits.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /** The annotations of a generated class that names no types but those of the signature. */
    List<AnnotationSpec> classAnnotations() {
        return classAnnotations(List.of());
    }

    /**
     * The annotations of a generated class.
     *
     * @param further warnings to suppress, beside those that the signature gives rise to
     */
    List<AnnotationSpec> classAnnotations(List<String> further) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        if (traits.seesGenerated()) {
            annotations.add(AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", "org.paralleltask.processor.ParallelTaskProcessor")
                    .build());
        }
        List<String> suppressed = Stream.concat(traits.suppressed().stream(), further.stream())
                .distinct()
                .sorted()
                .toList();
        if (!suppressed.isEmpty()) {
            AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
            suppressed.forEach(warning -> suppress.addMember("value", "$S", warning));
            annotations.add(suppress.build());
        }
        return annotations;
    }
}
