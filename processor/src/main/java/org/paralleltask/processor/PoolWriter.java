package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/** Writes the typed facade, the one class that a caller knows. */
final class PoolWriter {
    private static final TypeName OPTIONS = ParameterizedTypeName.get(UnaryOperator.class, PoolOptions.class);

    private final TaskMethod method;
    private final TypeName pool;
    private final boolean returnsValue;

    private PoolWriter(TaskMethod method) {
        this.method = method;
        this.pool = ParameterizedTypeName.get(ClassName.get(ProcessPool.class), method.taskName(), method.valueType());
        this.returnsValue = method.result().isPresent();
    }

    // /**
    //  * Runs Primes#sumPrimes(int) in worker processes.
    //  *
    //  * Any number of threads may use one pool at once. Close it when it is no longer needed: …
    //  */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public final class SumPrimesPool implements AutoCloseable {
    //   private static final PoolOptions DEFAULTS = PoolOptions.defaults().workers(8).queueSize(1000);
    //
    //   private final ProcessPool<SumPrimesTask, Long> pool;
    static TypeSpec.Builder write(TaskMethod method) {
        PoolWriter writer = new PoolWriter(method);
        TypeSpec.Builder type = TypeSpec.classBuilder(method.poolName().simpleName())
                .addJavadoc("Runs $L in worker processes.\n\n", method.link())
                .addJavadoc("<p>Any number of threads may use one pool at once. Close it when it is no longer needed:\n"
                        + "its processes end with it.")
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(AutoCloseable.class)
                .addField(writer.defaults())
                .addField(writer.pool, "pool", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(writer.constructor())
                .addMethods(writer.opens())
                .addMethod(writer.callWithArguments());
        if (method.input() instanceof TaskMethod.NoInput) {
            type.addMethod(writer.submitWithArguments());
        } else {
            type.addMethod(writer.callWithTask())
                    .addMethod(writer.submitWithArguments())
                    .addMethod(writer.submitWithTask())
                    .addMethod(writer.map(writer.rowOfInputs()))
                    .addMethod(writer.map(ClassName.get(Stream.class)));
        }
        return type.addMethod(writer.close());
    }

    // private static final PoolOptions DEFAULTS = PoolOptions.defaults().workers(8).queueSize(1000);
    private FieldSpec defaults() {
        CodeBlock.Builder options = CodeBlock.builder().add("$T.defaults()", PoolOptions.class);
        method.settings().forEach(setting -> options.add(".$L($L)", setting.option(), setting.value()));
        return FieldSpec.builder(PoolOptions.class, "DEFAULTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(options.build())
                .build();
    }

    // private SumPrimesPool(ProcessPool<SumPrimesTask, Long> pool) {
    //   this.pool = pool;
    // }
    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(pool, "pool")
                .addStatement("this.pool = pool")
                .build();
    }

    // /** Opens a pool with worker processes of its own, set up as the annotation says. */
    // public static SumPrimesPool open() {
    //   return open(options -> options);
    // }
    //
    // public static SumPrimesPool open(UnaryOperator<PoolOptions> options) {
    //   return new SumPrimesPool(
    //       ProcessPool.open(SumPrimesWorker.DEFINITION, SumPrimesResult::value, DEFAULTS, options));
    // }
    //
    // and the same with a leading Workers workers
    private List<MethodSpec> opens() {
        CodeBlock value =
                returnsValue ? CodeBlock.of("$T::value", method.resultName()) : CodeBlock.of("result -> null");
        CodeBlock settings = CodeBlock.of("$T.DEFINITION,$W$L,$WDEFAULTS,$Woptions", method.workerName(), value);
        return List.of(
                open("Opens a pool with worker processes of its own, set up as the annotation says.")
                        .addStatement("return open(options -> options)")
                        .build(),
                open("Opens a pool with worker processes of its own, set up as the annotation says, but for what\n"
                                + "{@code options} changes.")
                        .addParameter(OPTIONS, "options")
                        .addStatement("return new $T(\n$T.open($L))", method.poolName(), ProcessPool.class, settings)
                        .build(),
                open("Opens a pool on processes that it shares with other pools.")
                        .addParameter(Workers.class, "workers")
                        .addStatement("return open(workers, options -> options)")
                        .build(),
                open("Opens a pool on processes that it shares with other pools; {@code options} may change limits,\n"
                                + "not the processes.")
                        .addParameter(Workers.class, "workers")
                        .addParameter(OPTIONS, "options")
                        .addStatement(
                                "return new $T(\n$T.open(workers,$W$L))",
                                method.poolName(),
                                ProcessPool.class,
                                settings)
                        .build());
    }

    private MethodSpec.Builder open(String javadoc) {
        return MethodSpec.methodBuilder("open")
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(method.poolName());
    }

    // /** Runs one task and waits for its value; throws what the method throws. */
    // public long call(int below) throws IOException {
    //   return pool.call(new SumPrimesTask(below));
    // }
    private MethodSpec callWithArguments() {
        return withArguments(call(), "call");
    }

    // public long call(SumPrimesTask task) throws IOException {
    //   return pool.call(task);
    // }
    private MethodSpec callWithTask() {
        return withTask(call(), "call");
    }

    private MethodSpec.Builder call() {
        MethodSpec.Builder call = MethodSpec.methodBuilder("call")
                .addJavadoc(
                        returnsValue
                                ? "Runs one task and waits for its value; throws what the method throws."
                                : "Runs one task and waits until it has ended; throws what the method throws.")
                .addModifiers(Modifier.PUBLIC)
                .addExceptions(method.exceptions());
        method.result()
                .ifPresent(result -> call.addAnnotations(result.annotations()).returns(result.type()));
        return call;
    }

    // /** Accepts one task, waiting while the queue is full; the future ends as the task does. */
    // public CompletableFuture<Long> submit(int below) {
    //   return pool.submit(new SumPrimesTask(below));
    // }
    private MethodSpec submitWithArguments() {
        return withArguments(submit(), "submit");
    }

    // public CompletableFuture<Long> submit(SumPrimesTask task) {
    //   return pool.submit(task);
    // }
    private MethodSpec submitWithTask() {
        return withTask(submit(), "submit");
    }

    private MethodSpec.Builder submit() {
        return MethodSpec.methodBuilder("submit")
                .addJavadoc("Accepts one task, waiting while the queue is full; the future ends as the task does.")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), method.valueType()));
    }

    private MethodSpec withArguments(MethodSpec.Builder facade, String name) {
        for (TaskMethod.Parameter parameter : method.parameters()) {
            facade.addParameter(ParameterSpec.builder(parameter.type(), parameter.name())
                    .addAnnotations(parameter.annotations())
                    .build());
        }
        if (method.traits().isHeapPolluting()) {
            facade.addAnnotation(SafeVarargs.class).addModifiers(Modifier.FINAL);
        }
        CodeBlock arguments = method.parameters().stream()
                .map(parameter -> CodeBlock.of("$L", parameter.name()))
                .collect(CodeBlock.joining(",$W"));
        boolean poolIsHidden = method.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("pool"));
        return facade.varargs(method.varargs())
                .addStatement(
                        "$L$L.$L(new $T($L))",
                        isReturning(name) ? "return " : "",
                        poolIsHidden ? "this.pool" : "pool",
                        name,
                        method.taskName(),
                        arguments)
                .build();
    }

    private MethodSpec withTask(MethodSpec.Builder facade, String name) {
        return facade.addParameter(method.taskName(), "task")
                .addStatement("$Lpool.$L(task)", isReturning(name) ? "return " : "", name)
                .build();
    }

    private boolean isReturning(String name) {
        return returnsValue || name.equals("submit");
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
        boolean isValue = method.input() instanceof TaskMethod.ValueInput;
        TypeName element = method.input() instanceof TaskMethod.ValueInput value ? value.element() : method.taskName();
        MethodSpec.Builder map = MethodSpec.methodBuilder("map")
                .addJavadoc(
                        returnsValue
                                ? "Runs a task for each input and returns their values in the order of the inputs; the first\n"
                                        + "failure ends it and is thrown."
                                : "Runs a task for each input and returns when all have ended; the first failure ends it and\n"
                                        + "is thrown.")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ParameterizedTypeName.get(inputs, element), "inputs")
                .addExceptions(method.exceptions())
                .addStatement(
                        "$Lpool.map(inputs, $L)",
                        returnsValue ? "return " : "",
                        isValue ? CodeBlock.of("$T::new", method.taskName()) : CodeBlock.of("task -> task"));
        if (returnsValue) {
            map.returns(ParameterizedTypeName.get(ClassName.get(List.class), method.valueType()));
        }
        return map.build();
    }

    /** {@code Iterable}; for a parameter that is one itself {@code Collection}, so that {@code map(path)} is an error. */
    private ClassName rowOfInputs() {
        boolean isIterable = method.input() instanceof TaskMethod.ValueInput value && value.isIterableOfItself();
        return ClassName.get(isIterable ? Collection.class : Iterable.class);
    }

    // /** Finishes what was accepted, then ends the worker processes, and returns when they are gone. */
    // @Override
    // public void close() {
    //   pool.close();
    // }
    private MethodSpec close() {
        return MethodSpec.methodBuilder("close")
                .addJavadoc(
                        "Finishes what was accepted, then ends the worker processes, and returns when they are gone.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement("pool.close()")
                .build();
    }
}
