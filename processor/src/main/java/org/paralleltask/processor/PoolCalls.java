package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.paralleltask.Outcome;
import org.paralleltask.RemoteTaskException;

/** The methods of the typed facade that take tasks: single ones, and rows of them. */
final class PoolCalls {
    private final TaskMethod method;
    private final boolean returnsValue;
    private final ClassName stream = ClassName.get(Stream.class);

    private PoolCalls(TaskMethod method) {
        this.method = method;
        this.returnsValue = method.result().isPresent();
    }

    static List<MethodSpec> of(TaskMethod method) {
        PoolCalls calls = new PoolCalls(method);
        if (method.streamed().isPresent()) {
            return List.of(calls.callForStream(method.streamed().get()));
        }
        List<MethodSpec> methods = new ArrayList<>();
        boolean hasInput = !(method.input() instanceof TaskMethod.NoInput);
        for (Single single : List.of(calls.call(), calls.submit(), calls.trySubmit())) {
            methods.add(calls.withArguments(single));
            if (hasInput) {
                methods.add(calls.withTask(single));
            }
        }
        if (hasInput) {
            for (ClassName inputs : List.of(calls.rowOfInputs(), calls.stream)) {
                methods.add(calls.map(inputs));
            }
            for (ClassName inputs : List.of(calls.rowOfInputs(), calls.stream)) {
                methods.add(calls.mapAsync(inputs));
            }
            if (calls.returnsValue) {
                for (ClassName inputs : List.of(calls.rowOfInputs(), calls.stream)) {
                    methods.add(calls.stream(inputs));
                }
            }
            for (ClassName inputs : List.of(calls.rowOfInputs(), calls.stream)) {
                methods.add(calls.outcomes(inputs));
            }
            for (ClassName inputs : List.of(calls.rowOfInputs(), calls.stream)) {
                methods.add(calls.outcomesInOrder(inputs));
            }
        }
        return methods;
    }

    /**
     * A method for one task, which comes with the arguments and with the task record.
     *
     * @param leading what stands before the task in its parameters; empty for most
     */
    private record Single(MethodSpec head, Optional<ParameterSpec> leading) {
        boolean isReturning() {
            return !head.returnType().equals(TypeName.VOID);
        }
    }

    // /** Runs one task and waits for its value; throws what the method throws. */
    // public long call(int below) throws IOException {
    //   return pool.call(new SumPrimesTask(below));
    // }
    //
    // public long call(SumPrimesTask task) throws IOException {
    //   return pool.call(task);
    // }
    private Single call() {
        MethodSpec.Builder call = MethodSpec.methodBuilder("call")
                .addJavadoc(
                        returnsValue
                                ? "Runs one task and waits for its value; throws what the method throws."
                                : "Runs one task and waits until it has ended; throws what the method throws.")
                .addModifiers(Modifier.PUBLIC)
                .addExceptions(method.exceptions());
        method.result()
                .ifPresent(result -> call.addAnnotations(result.annotations()).returns(result.type()));
        return new Single(call.build(), Optional.empty());
    }

    // /** Starts one task, waiting while the queue is full, and returns at once the stream that it makes. … */
    // public Stream<PageText> call(Path pdf) {
    //   return streams.read(stream -> pool.submit(new PagesTask(pdf, stream)));
    // }
    private MethodSpec callForStream(TaskMethod.Streamed streamed) {
        String number = TaskMethod.nameBeside("stream", method.values());
        CodeBlock arguments = Stream.concat(method.values().stream().map(TaskMethod.Value::name), Stream.of(number))
                .map(name -> CodeBlock.of("$L", name))
                .collect(CodeBlock.joining(",$W"));
        return addArguments(MethodSpec.methodBuilder("call")
                        .addJavadoc("""
                        Accepts one task, waiting while the queue is full, and returns the stream of what it makes.
                        Elements arrive as they are made; the task waits while nobody reads them. Close the stream if it
                        is not read to its end: the task ends at its next element. The stream throws what the method
                        throws, after the elements that came before; a checked exception is the cause of a
                        {@link $T}. There are no retries, for elements would come twice.""", RemoteTaskException.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(stream, streamed.element())))
                .addStatement(
                        "return $L.read($L -> $L.submit(new $T($L)))",
                        field("streams"),
                        number,
                        field("pool"),
                        method.taskName(),
                        arguments)
                .build();
    }

    /** A field of the facade, which a parameter may hide. */
    private String field(String name) {
        return method.values().stream().anyMatch(parameter -> parameter.name().equals(name)) ? "this." + name : name;
    }

    // /** Accepts one task, waiting while the queue is full; the future ends as the task does. */
    // public CompletableFuture<Long> submit(int below) {
    //   return pool.submit(new SumPrimesTask(below));
    // }
    //
    // public CompletableFuture<Long> submit(SumPrimesTask task) {
    //   return pool.submit(task);
    // }
    private Single submit() {
        MethodSpec head = MethodSpec.methodBuilder("submit")
                .addJavadoc("Accepts one task, waiting while the queue is full; the future ends as the task does.")
                .addModifiers(Modifier.PUBLIC)
                .returns(future())
                .build();
        return new Single(head, Optional.empty());
    }

    // /** Accepts one task, waiting no longer than patience for room in the queue; empty if there is none by then. */
    // public Optional<CompletableFuture<Long>> trySubmit(Duration patience, int below) {
    //   return pool.trySubmit(patience, new SumPrimesTask(below));
    // }
    //
    // public Optional<CompletableFuture<Long>> trySubmit(Duration patience, SumPrimesTask task) {
    //   return pool.trySubmit(patience, task);
    // }
    private Single trySubmit() {
        String patience = TaskMethod.nameBeside("patience", method.values());
        MethodSpec head = MethodSpec.methodBuilder("trySubmit")
                .addJavadoc(
                        "Accepts one task, waiting no longer than {@code $L} for room in the queue; empty if there\n"
                                + "is none by then.",
                        patience)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), future()))
                .build();
        return new Single(
                head,
                Optional.of(ParameterSpec.builder(Duration.class, patience).build()));
    }

    private TypeName future() {
        return ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), method.valueType());
    }

    private MethodSpec withArguments(Single single) {
        CodeBlock arguments = method.values().stream()
                .map(parameter -> CodeBlock.of("$L", parameter.name()))
                .collect(CodeBlock.joining(",$W"));
        return addArguments(start(single))
                .addStatement(
                        "$L$L.$L($Lnew $T($L))",
                        single.isReturning() ? "return " : "",
                        field("pool"),
                        single.head().name(),
                        leadingArgument(single),
                        method.taskName(),
                        arguments)
                .build();
    }

    private MethodSpec.Builder addArguments(MethodSpec.Builder facade) {
        for (TaskMethod.Value parameter : method.values()) {
            facade.addParameter(ParameterSpec.builder(parameter.type(), parameter.name())
                    .addAnnotations(parameter.annotations())
                    .build());
        }
        if (method.traits().isHeapPolluting()) {
            facade.addAnnotation(SafeVarargs.class).addModifiers(Modifier.FINAL);
        }
        return facade.varargs(method.takesVarargs());
    }

    private MethodSpec withTask(Single single) {
        return start(single)
                .addParameter(method.taskName(), "task")
                .addStatement(
                        "$Lpool.$L($Ltask)",
                        single.isReturning() ? "return " : "",
                        single.head().name(),
                        leadingArgument(single))
                .build();
    }

    private static MethodSpec.Builder start(Single single) {
        MethodSpec.Builder facade = single.head().toBuilder();
        single.leading().ifPresent(facade::addParameter);
        return facade;
    }

    private static CodeBlock leadingArgument(Single single) {
        return single.leading()
                .map(parameter -> CodeBlock.of("$L,$W", parameter.name()))
                .orElse(CodeBlock.of(""));
    }

    // /** Runs a task for each input and returns their values in the order of the inputs; the first … */
    // public List<Long> map(Iterable<Integer> inputs) throws IOException {
    //   return pool.map(inputs, SumPrimesTask::new);
    // }
    //
    // of two parameters or more:
    //
    // public List<Long> map(Iterable<ResizeTask> inputs) throws IOException {
    //   return pool.map(inputs, task -> task);
    // }
    private MethodSpec map(ClassName inputs) {
        MethodSpec.Builder map = row("map", inputs)
                .addJavadoc(
                        returnsValue
                                ? "Runs a task for each input and returns their values in the order of the inputs; the first\n"
                                        + "failure ends it and is thrown."
                                : "Runs a task for each input and returns when all have ended; the first failure ends it and\n"
                                        + "is thrown.")
                .addExceptions(method.exceptions());
        if (returnsValue) {
            map.returns(ParameterizedTypeName.get(ClassName.get(List.class), method.valueType()));
        }
        return map.addStatement("$Lpool.map(inputs, $L)", returnsValue ? "return " : "", toTask())
                .build();
    }

    // /** Starts a map and returns at once; inputs must not change until the future is done. */
    // public CompletableFuture<List<Long>> mapAsync(Iterable<Integer> inputs) {
    //   return pool.mapAsync(inputs, SumPrimesTask::new);
    // }
    //
    // of a method that returns nothing:
    //
    // public CompletableFuture<Void> mapAsync(Iterable<Path> inputs) {
    //   return pool.mapAsync(inputs, DeleteTask::new, values -> null);
    // }
    private MethodSpec mapAsync(ClassName inputs) {
        return row("mapAsync", inputs)
                .addJavadoc(
                        "Starts a map and returns at once. The inputs are pulled by another thread: they must not change\n"
                                + "until the future is done. {@code cancel(true)} cancels the map's tasks.")
                .returns(ParameterizedTypeName.get(
                        ClassName.get(CompletableFuture.class),
                        returnsValue
                                ? ParameterizedTypeName.get(ClassName.get(List.class), method.valueType())
                                : method.valueType()))
                .addStatement("return pool.mapAsync(inputs, $L$L)", toTask(), returnsValue ? "" : ", values -> null")
                .build();
    }

    // /** The values of a task for each input, in the order of the inputs, each as it arrives. Lazy. … */
    // public Stream<Long> stream(Iterable<Integer> inputs) {
    //   return pool.stream(inputs, SumPrimesTask::new);
    // }
    private MethodSpec stream(ClassName inputs) {
        return row("stream", inputs)
                .addJavadoc(
                        "The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;\n"
                                + "throws a failure at its place. Close it, and what has not started is withdrawn.")
                .returns(ParameterizedTypeName.get(stream, method.valueType()))
                .addStatement("return pool.stream(inputs, $L)", toTask())
                .build();
    }

    // /** How a task for each input ended, as soon as it has. Lazy; … */
    // public Stream<Outcome<SumPrimesTask, Long>> outcomes(Iterable<Integer> inputs) {
    //   return pool.outcomes(inputs, SumPrimesTask::new);
    // }
    private MethodSpec outcomes(ClassName inputs) {
        return row("outcomes", inputs)
                .addJavadoc(
                        "How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.\n"
                                + "Close it, and what has not started is withdrawn.")
                .returns(streamOfOutcomes())
                .addStatement("return pool.outcomes(inputs, $L)", toTask())
                .build();
    }

    // /** How a task for each input ended, in the order of the inputs. Lazy; … */
    // public Stream<Outcome<SumPrimesTask, Long>> outcomesInOrder(Iterable<Integer> inputs) {
    //   return pool.outcomesInOrder(inputs, SumPrimesTask::new);
    // }
    private MethodSpec outcomesInOrder(ClassName inputs) {
        return row("outcomesInOrder", inputs)
                .addJavadoc(
                        "How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.\n"
                                + "Close it, and what has not started is withdrawn.")
                .returns(streamOfOutcomes())
                .addStatement("return pool.outcomesInOrder(inputs, $L)", toTask())
                .build();
    }

    private TypeName streamOfOutcomes() {
        return ParameterizedTypeName.get(
                stream, ParameterizedTypeName.get(ClassName.get(Outcome.class), method.taskName(), method.valueType()));
    }

    private MethodSpec.Builder row(String name, ClassName inputs) {
        TypeName element = method.input() instanceof TaskMethod.ValueInput value ? value.element() : method.taskName();
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ParameterizedTypeName.get(inputs, element), "inputs");
    }

    private CodeBlock toTask() {
        return method.input() instanceof TaskMethod.ValueInput
                ? CodeBlock.of("$T::new", method.taskName())
                : CodeBlock.of("task -> task");
    }

    /** {@code Iterable}; for a parameter that is one itself {@code Collection}, so that {@code map(path)} is an error. */
    private ClassName rowOfInputs() {
        boolean isIterable = method.input() instanceof TaskMethod.ValueInput value && value.isIterableOfItself();
        return ClassName.get(isIterable ? Collection.class : Iterable.class);
    }
}
