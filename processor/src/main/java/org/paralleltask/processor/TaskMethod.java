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
 * A valid {@code @ParallelTask} method: all that the writers know of it, and every name that they generate. All names
 * are made here, so that no two are the same.
 *
 * @param owner the class that declares the method
 * @param name the method's name
 * @param prefix the prefix of the generated names
 * @param varargs whether the last parameter, of whatever kind, is of variable arity, such as {@code int... values}
 * @param result what a call returns at its end; empty for {@code void} and for a stream
 * @param streamed the elements of the stream that the method returns; empty if it returns none
 * @param exceptions the {@code throws} clause
 * @param input what the pool's {@code map} takes for each task
 * @param startHook the hook that a worker calls before its first task
 * @param exitHook the hook that a worker calls after its last task
 * @param settings the options that the annotation sets
 * @param forms the forms in which the arguments and the result are sent
 * @param allowed binary names, sorted, of the classes that are serialized or thrown, and of the classes that these
 *     reach
 * @param traits the modifiers, annotations and imports of the generated classes depend on these
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

    /** One parameter of the user's method. */
    sealed interface Parameter {
        /** Its type as a link in Javadoc names it. */
        TypeName erasure();
    }

    /** The parameter for the run's context: the worker passes it, not the caller. */
    record Context() implements Parameter {
        @Override
        public TypeName erasure() {
            return ClassName.get(TaskContext.class);
        }
    }

    /**
     * A parameter for which each call has a value.
     *
     * @param name its name in the user's method and in the pool
     * @param component the name of its component in the task record: not every parameter's name is allowed there
     * @param type its type, with type annotations
     * @param annotations the annotations of its declaration, such as an old style {@code @Nullable}
     */
    record Value(String name, String component, TypeName type, TypeName erasure, List<AnnotationSpec> annotations)
            implements Parameter {}

    /** A parameter that is the same for all tasks of a pool. Its value is passed when the pool is opened. */
    sealed interface Given extends Parameter {
        /** The parameter. Its component is in the record of what all tasks get. */
        Value value();

        /** What happens to the value, for the Javadoc of {@code open}. */
        String fate();

        @Override
        default TypeName erasure() {
            return value().erasure();
        }
    }

    /** A value of which each worker gets a copy. */
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
            return "stays in the program; as many tasks as there are workers call it at the same time";
        }
    }

    /**
     * What the method returns.
     *
     * @param annotations the annotations of the declaration that belong to the value, such as an old style
     *     {@code @Nullable}
     */
    record Result(TypeName type, List<AnnotationSpec> annotations) {}

    /**
     * A stream that a task returns. Its elements are sent to the program while the task runs.
     *
     * @param element the type of its elements, with type annotations
     * @param number the last component of the task record: the stream's number in the pool
     * @param sink the last component of the record of what all tasks get: takes the elements
     */
    record Streamed(TypeName element, Value number, Value sink) {}

    /**
     * A method that each worker calls once, before its tasks or after them.
     *
     * @param takesContext whether it has a parameter, which is the worker's context
     */
    record Hook(String name, boolean takesContext, Optional<Result> result, List<TypeName> exceptions) {}

    /** What the pool's {@code map} takes for each task. */
    sealed interface Input {}

    /** No parameter for which a call has a value: all tasks are equal, and there is no {@code map}. */
    record NoInput() implements Input {}

    /**
     * One parameter: the value itself.
     *
     * @param element the value's type, as a type argument
     * @param isIterableOfItself whether the value is an Iterable of its own type, as {@code Path} is, so that it could
     *     be taken for the inputs of a map
     */
    record ValueInput(TypeName element, boolean isIterableOfItself) implements Input {}

    /** Two parameters or more: the task record. */
    record TaskInput() implements Input {}

    /** An option that the annotation sets, and its value as Java code. */
    record Setting(String option, CodeBlock value) {}

    /**
     * Facts on which the modifiers, annotations and imports of the generated classes depend.
     *
     * @param isPublic whether the method and all types that its signature names are public
     * @param seesGenerated whether the user's module reads the module of {@code @Generated}
     * @param hasHiddenJavaLang whether a class of the user's package hides one of {@code java.lang}
     * @param isHeapPolluting whether a call takes a generic type of variable arity, such as {@code List<String>...}
     * @param suppressed the warnings that javac would give for the user's own types, such as {@code deprecation}
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
     * @param hasGiven whether there is a record of what all tasks get
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

    /** The pool's name in messages, threads and system properties: {@code sumPrimes}. */
    String definitionName() {
        int first = prefix.codePointAt(0);
        return Character.toString(Character.toLowerCase(first)) + prefix.substring(Character.charCount(first));
    }

    /**
     * A name for a generated parameter that differs from the user's: {@code wanted}, with underscores if it is taken.
     */
    static String nameBeside(String wanted, List<Value> values) {
        Set<String> taken = values.stream().map(Value::name).collect(Collectors.toSet());
        String name = wanted;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    /**
     * The name of a parameter in {@code open}: the user's name, unless that would hide something that {@code open}
     * names.
     */
    String nameInOpen(Value given) {
        Set<String> named = Set.of(
                "DEFAULTS",
                "ProcessPool",
                "StreamedResults",
                workerName().simpleName(),
                resultName().simpleName());
        return named.contains(given.name()) ? nameBeside(given.name() + "_", givenValues()) : given.name();
    }

    /**
     * A name for a generated parameter in code that calls the method. It must not hide the user's class of that name.
     */
    String nameBesideOwner(String wanted) {
        return owner.simpleNames().get(0).equals(wanted) ? wanted + "_" : wanted;
    }

    /** The parameters for which each call has a value. */
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

    /** The same, as values. */
    List<Value> givenValues() {
        return given().stream().map(Given::value).toList();
    }

    /**
     * Whether there is a record of what all tasks of a pool get: from the user, or from the pool itself (for streams).
     */
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

    /**
     * Whether a call takes a parameter of variable arity. One that is the same for all tasks is an array in
     * {@code open}.
     */
    boolean takesVarargs() {
        return varargs && parameters.get(parameters.size() - 1) instanceof Value;
    }

    /** What the exit hook returns; empty if it returns nothing, or if there is no exit hook. */
    Optional<Result> exitResult() {
        return exitHook.flatMap(Hook::result);
    }

    /** What a task returns, as a type argument. */
    TypeName valueType() {
        return result.map(value -> value.type().box()).orElse(ClassName.get(Void.class));
    }

    /** A Javadoc link to the method: <code>{&#64;link Primes#sumPrimes(int)}</code>. */
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

    /** A Javadoc link to one of the hooks: <code>{&#64;link Images#flush()}</code>. */
    CodeBlock link(Hook hook) {
        CodeBlock type = hook.takesContext() ? CodeBlock.of("$T", WorkerContext.class) : CodeBlock.of("");
        return CodeBlock.of("{@link $T#$L($L)}", owner, hook.name(), type);
    }

    /** The modifiers of a generated class, which is as visible as the method and its types. */
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
     * @param further warnings to suppress, in addition to those for the signature
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
