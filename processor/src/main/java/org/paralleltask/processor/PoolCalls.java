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

/** Writes the methods of the pool that take tasks: one task, or many inputs. */
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
     * A method for one task. There are two of it: one takes the arguments, the other the task record.
     *
     * @param leading the parameter before the task; empty for most
     */
    private record Single(MethodSpec head, Optional<ParameterSpec> leading) {
        boolean isReturning() {
            return !head.returnType().equals(TypeName.VOID);
        }
    }

    // /** Runs one task and waits for its value. Throws what the method throws. */
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
                                ? "Runs one task and waits for its value. Throws what the method throws."
                                : "Runs one task and waits until it has ended. Throws what the method throws.")
                .addModifiers(Modifier.PUBLIC)
                .addExceptions(method.exceptions());
        method.result()
                .ifPresent(result -> call.addAnnotations(result.annotations()).returns(result.type()));
        return new Single(call.build(), Optional.empty());
    }

    // /** Submits one task and returns the stream of its elements. Waits while the queue is full. … */
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
                        Submits one task and returns the stream of its elements. Waits while the queue is full.
                        Elements arrive while the task makes them. The task waits while they are not read. If the
                        stream is not read to its end, close it: then the task ends at its next element. The stream
                        throws what the method throws, after the elements before it; a checked exception is the cause of a
                        {@link $T}. There are no retries, because elements would come twice.""", RemoteTaskException.class)
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

    /** The name of a field of the pool, with {@code this.} if a parameter hides it. */
    private String field(String name) {
        return method.values().stream().anyMatch(parameter -> parameter.name().equals(name)) ? "this." + name : name;
    }

    // /** Submits one task. Waits while the queue is full. The future completes when the task ends. */
    // public CompletableFuture<Long> submit(int below) {
    //   return pool.submit(new SumPrimesTask(below));
    // }
    //
    // public CompletableFuture<Long> submit(SumPrimesTask task) {
    //   return pool.submit(task);
    // }
    private Single submit() {
        MethodSpec head = MethodSpec.methodBuilder("submit")
                .addJavadoc("Submits one task. Waits while the queue is full. The future completes when the task ends.")
                .addModifiers(Modifier.PUBLIC)
                .returns(future())
                .build();
        return new Single(head, Optional.empty());
    }

    // /** Submits one task. Waits for room in the queue, but no longer than patience. Empty if there is no room. */
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
                        "Submits one task. Waits for room in the queue, but no longer than {@code $L}. Empty if there\n"
                                + "is no room by then.",
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

    // /** Runs a task for each input, and returns the values in the order of the inputs. The first … */
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
                                ? "Runs a task for each input, and returns the values in the order of the inputs. The first\n"
                                        + "failure ends the map and is thrown."
                                : "Runs a task for each input, and returns when all have ended. The first failure ends the map\n"
                                        + "and is thrown.")
                .addExceptions(method.exceptions());
        if (returnsValue) {
            map.returns(ParameterizedTypeName.get(ClassName.get(List.class), method.valueType()));
        }
        return map.addStatement("$Lpool.map(inputs, $L)", returnsValue ? "return " : "", toTask())
                .build();
    }

    // /** Starts a map and returns at once. … inputs must not change until the future is done. … */
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
                        "Starts a map and returns at once. Another thread reads the inputs, so they must not change until\n"
                                + "the future is done. {@code cancel(true)} cancels the map's tasks.")
                .returns(ParameterizedTypeName.get(
                        ClassName.get(CompletableFuture.class),
                        returnsValue
                                ? ParameterizedTypeName.get(ClassName.get(List.class), method.valueType())
                                : method.valueType()))
                .addStatement("return pool.mapAsync(inputs, $L$L)", toTask(), returnsValue ? "" : ", values -> null")
                .build();
    }

    // /** Runs a task for each input. The stream has the values in the order of the inputs … */
    // public Stream<Long> stream(Iterable<Integer> inputs) {
    //   return pool.stream(inputs, SumPrimesTask::new);
    // }
    private MethodSpec stream(ClassName inputs) {
        return row("stream", inputs)
                .addJavadoc("""
                        Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
                        it has arrived. It is lazy, and throws a failure in the place of its value. To close it
                        withdraws the tasks that have not started.""")
                .returns(ParameterizedTypeName.get(stream, method.valueType()))
                .addStatement("return pool.stream(inputs, $L)", toTask())
                .build();
    }

    // /** Runs a task for each input. The stream tells how each ended, as soon as it has. … */
    // public Stream<Outcome<SumPrimesTask, Long>> outcomes(Iterable<Integer> inputs) {
    //   return pool.outcomes(inputs, SumPrimesTask::new);
    // }
    private MethodSpec outcomes(ClassName inputs) {
        return row("outcomes", inputs)
                .addJavadoc(
                        "Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and\n"
                                + "failures are data, not thrown. To close it withdraws the tasks that have not started.")
                .returns(streamOfOutcomes())
                .addStatement("return pool.outcomes(inputs, $L)", toTask())
                .build();
    }

    // /** Runs a task for each input. The stream tells how each ended, in the order of the inputs. … */
    // public Stream<Outcome<SumPrimesTask, Long>> outcomesInOrder(Iterable<Integer> inputs) {
    //   return pool.outcomesInOrder(inputs, SumPrimesTask::new);
    // }
    private MethodSpec outcomesInOrder(ClassName inputs) {
        return row("outcomesInOrder", inputs)
                .addJavadoc("""
                        Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
                        lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
                        started.""")
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

    /** {@code Iterable}. If the parameter is itself one, {@code Collection}, so that {@code map(path)} is an error. */
    private ClassName rowOfInputs() {
        boolean isIterable = method.input() instanceof TaskMethod.ValueInput value && value.isIterableOfItself();
        return ClassName.get(isIterable ? Collection.class : Iterable.class);
    }
}
