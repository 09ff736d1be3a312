package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.ProgressListener;
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.StreamedResults;

/** Writes the typed pool, the only generated class that a caller needs. */
final class PoolWriter {
    private final TaskMethod method;
    private final TypeName pool;

    /** The type of the field with the streams that are read; empty if tasks return none. */
    private final Optional<TypeName> streams;

    private PoolWriter(TaskMethod method) {
        this.method = method;
        this.pool = ParameterizedTypeName.get(ClassName.get(ProcessPool.class), method.taskName(), method.valueType());
        this.streams = method.streamed()
                .map(streamed -> ParameterizedTypeName.get(ClassName.get(StreamedResults.class), streamed.element()));
    }

    // /**
    //  * Runs Primes#sumPrimes(int) in worker processes.
    //  *
    //  * Any number of threads may use one pool at the same time. Close it when it is no longer needed: …
    //  */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public final class SumPrimesPool implements Pool {
    //   private static final PoolOptions DEFAULTS = PoolOptions.defaults().workers(8).queueSize(1000);
    //
    //   private final ProcessPool<SumPrimesTask, Long> pool;
    static TypeSpec.Builder write(TaskMethod method) {
        PoolWriter writer = new PoolWriter(method);
        TypeSpec.Builder facade = TypeSpec.classBuilder(method.poolName().simpleName())
                .addJavadoc("Runs $L in worker processes.\n\n", method.link())
                .addJavadoc(
                        "<p>Any number of threads may use one pool at the same time. Close it when it is no longer\n"
                                + "needed: its processes end with it.")
                .addAnnotations(method.classAnnotations(writer.warnings()))
                .addModifiers(method.visibility())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(Pool.class)
                .addField(writer.defaults())
                .addField(writer.pool, "pool", Modifier.PRIVATE, Modifier.FINAL);
        writer.streams.ifPresent(type -> facade.addField(type, "streams", Modifier.PRIVATE, Modifier.FINAL));
        facade.addMethod(writer.constructor())
                .addMethods(PoolOpens.of(method))
                .addMethods(PoolCalls.of(method))
                .addMethod(writer.within())
                .addMethod(writer.urgent());
        if (method.streamed().isEmpty()) {
            facade.addMethod(writer.withProgress());
        }
        facade.addMethod(writer.resize()).addMethod(writer.stats()).addMethod(writer.processes());
        method.exitHook().flatMap(writer::exitResults).ifPresent(facade::addMethod);
        return facade.addMethod(writer.stop())
                .addMethod(writer.stopOnSignal())
                .addMethod(writer.shutdown())
                .addMethod(writer.shutdownNow())
                .addMethod(writer.awaitTermination())
                .addMethod(writer.close())
                .addMethod(writer.text());
    }

    /** The warnings that javac gives for a lambda that captures a {@code List<String>...}. */
    private List<String> warnings() {
        return streams.isPresent() && method.traits().isHeapPolluting() ? List.of("varargs") : List.of();
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
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(pool, "pool")
                .addStatement("this.pool = pool");
        streams.ifPresent(type -> constructor.addParameter(type, "streams").addStatement("this.streams = streams"));
        return constructor.build();
    }

    // new SumPrimesPool(pool.urgent())
    //
    // if tasks return streams:
    //
    // new PagesPool(pool.urgent(), streams)
    private CodeBlock facade(CodeBlock of) {
        return CodeBlock.of("new $T($L$L)", method.poolName(), of, streams.isPresent() ? ", streams" : "");
    }

    // /** A view of this pool: tasks that are passed to the view have another timeout. */
    // public SumPrimesPool within(Duration limit) {
    //   return new SumPrimesPool(pool.within(limit));
    // }
    private MethodSpec within() {
        return MethodSpec.methodBuilder("within")
                .addJavadoc("A view of this pool: tasks that are passed to the view have another timeout.")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Duration.class, "limit")
                .returns(method.poolName())
                .addStatement("return $L", facade(CodeBlock.of("pool.within(limit)")))
                .build();
    }

    // /** A view of this pool: tasks that are passed to the view run before all others that wait. */
    // public SumPrimesPool urgent() {
    //   return new SumPrimesPool(pool.urgent());
    // }
    private MethodSpec urgent() {
        return MethodSpec.methodBuilder("urgent")
                .addJavadoc("A view of this pool: tasks that are passed to the view run before all others that wait.")
                .addModifiers(Modifier.PUBLIC)
                .returns(method.poolName())
                .addStatement("return $L", facade(CodeBlock.of("pool.urgent()")))
                .build();
    }

    // /** A view of this pool: listener is told the progress of maps and streams that are started by the view. */
    // public SumPrimesPool withProgress(ProgressListener listener) {
    //   return new SumPrimesPool(pool.withProgress(listener));
    // }
    private MethodSpec withProgress() {
        return MethodSpec.methodBuilder("withProgress")
                .addJavadoc(
                        "A view of this pool: {@code listener} is told the progress of maps and streams that are started\n"
                                + "by the view.")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ProgressListener.class, "listener")
                .returns(method.poolName())
                .addStatement("return $L", facade(CodeBlock.of("pool.withProgress(listener)")))
                .build();
    }

    // /** Changes how many worker processes there are: … Does not wait; … */
    // public void resize(int workers) {
    //   pool.resize(workers);
    // }
    private MethodSpec resize() {
        return MethodSpec.methodBuilder("resize")
                .addJavadoc("""
                        Changes how many worker processes there are: at least 1, or 0 for one per CPU. Does not wait: a
                        worker that is no longer wanted ends after its task. Only for a pool with worker processes of
                        its own.""")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(int.class, "workers")
                .addStatement("pool.resize(workers)")
                .build();
    }

    // /** What the pool has done and is doing: its workers, its tasks by state, the slowest tasks. */
    // @Override
    // public PoolStats stats() {
    //   return pool.stats();
    // }
    private MethodSpec stats() {
        return MethodSpec.methodBuilder("stats")
                .addJavadoc("What the pool has done and is doing: its workers, its tasks by state, the slowest tasks.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(PoolStats.class)
                .addStatement("return pool.stats()")
                .build();
    }

    // /** The workers' processes that live at this moment, in no order. … */
    // @Override
    // public List<ProcessHandle> processes() {
    //   return pool.processes();
    // }
    private MethodSpec processes() {
        return MethodSpec.methodBuilder("processes")
                .addJavadoc("""
                        The workers' processes that live at this moment, in no order. Empty if the workers are threads
                        of this program.""")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(List.class, ProcessHandle.class))
                .addStatement("return pool.processes()")
                .build();
    }

    // /** What Images#flush() has returned in each worker that has ended in order. … */
    // public List<Stats> exitResults() throws IOException {
    //   return pool.exitResults(ResizeExit.class).stream().<Stats>map(ResizeExit::value).toList(); // ECJ infers no
    // wildcard
    // }
    private Optional<MethodSpec> exitResults(TaskMethod.Hook hook) {
        return hook.result()
                .map(result -> MethodSpec.methodBuilder("exitResults")
                        .addJavadoc("""
                        What $L has returned in each worker that has ended in order. It is
                        complete once the pool is closed. Throws the first failure of the hook; the other
                        failures are suppressed exceptions of it.""", method.link(hook))
                        .addModifiers(Modifier.PUBLIC)
                        .addExceptions(hook.exceptions())
                        .returns(ParameterizedTypeName.get(
                                ClassName.get(List.class), result.type().box()))
                        .addStatement(
                                "return pool.exitResults($T.class).stream()$Z.<$T>map($T::value).toList()",
                                method.exitName(),
                                result.type().box(),
                                method.exitName())
                        .build());
    }

    // /** Accepts no more tasks, and withdraws those that have not started. … Does not wait. */
    // public void stop() {
    //   pool.stop();
    // }
    private MethodSpec stop() {
        return MethodSpec.methodBuilder("stop")
                .addJavadoc("""
                        Accepts no more tasks, and withdraws those that have not started. Running tasks may finish. Streams
                        and outcomes deliver what has started, then end as if there were no more inputs. Does not wait.""")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("pool.stop()")
                .build();
    }

    // /** From now on the first Ctrl-C, or SIGTERM, … */
    // public void stopOnSignal() {
    //   pool.stopOnSignal();
    // }
    private MethodSpec stopOnSignal() {
        return MethodSpec.methodBuilder("stopOnSignal")
                .addJavadoc("""
                        From now on the first Ctrl-C or {@code SIGTERM} does not end the program, but stops this pool. So the
                        program can end with what is finished. The second one ends the program as usual.""")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("pool.stopOnSignal()")
                .build();
    }

    // /** Accepts no more tasks. Those that were accepted are finished, then the processes end. Does not wait. */
    // @Override
    // public void shutdown() {
    //   pool.shutdown();
    // }
    private MethodSpec shutdown() {
        return MethodSpec.methodBuilder("shutdown")
                .addJavadoc(
                        "Accepts no more tasks. Those that were accepted are finished, then the worker processes end. Does\n"
                                + "not wait.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement("pool.shutdown()")
                .build();
    }

    // /** Accepts no more tasks, cancels those that are unfinished, and kills the workers. Does not wait. … */
    // @Override
    // public List<SumPrimesTask> shutdownNow() {
    //   return pool.shutdownNow();
    // }
    private MethodSpec shutdownNow() {
        return MethodSpec.methodBuilder("shutdownNow")
                .addJavadoc(
                        "Accepts no more tasks, cancels those that are unfinished, and kills the workers that run them.\n"
                                + "Does not wait. Returns the tasks that certainly never started.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), method.taskName()))
                .addStatement("return pool.shutdownNow()")
                .build();
    }

    // /** Waits until a pool that was shut down has ended. False if it has not ended within patience. */
    // @Override
    // public boolean awaitTermination(Duration patience) throws InterruptedException {
    //   return pool.awaitTermination(patience);
    // }
    private MethodSpec awaitTermination() {
        return MethodSpec.methodBuilder("awaitTermination")
                .addJavadoc("Waits until a pool that was shut down has ended. False if it has not ended within\n"
                        + "{@code patience}.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Duration.class, "patience")
                .addException(InterruptedException.class)
                .returns(boolean.class)
                .addStatement("return pool.awaitTermination(patience)")
                .build();
    }

    // /** Finishes the tasks that were accepted, then ends the worker processes, and returns when they are gone. */
    // @Override
    // public void close() {
    //   pool.close();
    // }
    //
    // if tasks return streams:
    //
    //   streams.cutOff();
    //   pool.close();
    private MethodSpec close() {
        return MethodSpec.methodBuilder("close")
                .addJavadoc(
                        streams.isPresent()
                                ? "Finishes the tasks that were accepted, then ends the worker processes, and returns when they\n"
                                        + "are gone. A task whose stream is not read to its end by then ends at its next element."
                                : "Finishes the tasks that were accepted, then ends the worker processes, and returns when they\n"
                                        + "are gone.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addCode(streams.isPresent() ? CodeBlock.of("streams.cutOff();\n") : CodeBlock.of(""))
                .addStatement("pool.close()")
                .build();
    }

    // /** The pool's name, how many workers it has, and whether it is open, shut down or terminated. */
    // @Override
    // public String toString() {
    //   return pool.toString("SumPrimesPool");
    // }
    private MethodSpec text() {
        return MethodSpec.methodBuilder("toString")
                .addJavadoc(
                        "The pool's name, how many workers it has, and whether it is open, shut down or terminated.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return pool.toString($S)", method.poolName().simpleName())
                .build();
    }
}
