package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.managed.ElementSender;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/** Writes the main class of the worker process, the only generated class that calls the user's method and hooks. */
final class WorkerWriter {
    private final TaskMethod method;

    private WorkerWriter(TaskMethod method) {
        this.method = method;
    }

    // /** The main class of the worker process of Primes#sumPrimes(int). Only this class calls the method. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public final class SumPrimesWorker implements TaskFunction<SumPrimesTask, SumPrimesResult> {
    //   …
    //   private SumPrimesWorker() {}
    static TypeSpec.Builder write(TaskMethod method) {
        WorkerWriter writer = new WorkerWriter(method);
        TypeSpec.Builder worker = TypeSpec.classBuilder(method.workerName().simpleName())
                .addJavadoc(
                        "The main class of the worker process of $L. Only this class calls the method.", method.link())
                .addAnnotations(method.classAnnotations())
                .addModifiers(method.visibility())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(writer.function())
                .addField(writer.origin())
                .addField(writer.definition())
                .addStaticBlock(writer.registration())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(writer.main())
                .addMethod(writer.run());
        method.startHook().ifPresent(hook -> worker.addMethod(writer.onStart(hook)));
        method.exitHook().ifPresent(hook -> worker.addMethod(writer.onExit(hook)));
        return worker;
    }

    // /** Tells later compilations that find the class file for which method it was generated. */
    // static final String METHOD = "com.acme.Primes.sumPrimes";
    private FieldSpec origin() {
        return FieldSpec.builder(String.class, GeneratedFor.CONSTANT, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Tells later compilations that find the class file for which method it was generated.")
                .initializer("$S", GeneratedFor.text(method.owner().canonicalName(), method.name()))
                .build();
    }

    // /** What may cross between the processes for this method, and what runs it. */
    // static final TaskDefinition<SumPrimesTask, SumPrimesResult> DEFINITION = TaskDefinition.of(
    //     "sumPrimes", SumPrimesWorker.class,
    //     SumPrimesTask.class, SumPrimesResult.class, new SumPrimesCodec(), new SumPrimesWorker())
    //     .onStart(Primes.class, SumPrimesWorker::onStart)
    //     .onExit(Primes.class, SumPrimesWorker::onExit, SumPrimesExit.class, SumPrimesExit::new,
    //         SumPrimesCodec::writeExit, SumPrimesCodec::readExit)
    //     .allow("com.acme.Customer", "com.acme.Address");
    //
    // with parameters that are the same for all tasks:
    //
    //   … = TaskDefinition.sharing(
    //     "price", PriceWorker.class,
    //     PriceTask.class, PriceResult.class, new PriceCodec(),
    //     new TaskBody.Sharing<>(PriceShared.class,
    //         PriceCodec::writeShared, PriceCodec::readShared, new PriceWorker()))
    private FieldSpec definition() {
        CodeBlock.Builder definition = CodeBlock.builder()
                .add(
                        "$[$T.$L(\n$S, $T.class,\n$T.class, $T.class, new $T(),$L)",
                        TaskDefinition.class,
                        method.hasGiven() ? "sharing" : "of",
                        method.definitionName(),
                        method.workerName(),
                        method.taskName(),
                        method.resultName(),
                        method.codecName(),
                        body());
        method.startHook()
                .ifPresent(hook ->
                        definition.add("\n.onStart($T.class, $T::onStart)", method.owner(), method.workerName()));
        method.exitHook()
                .ifPresent(hook -> definition.add(
                        "\n.onExit($T.class, $T::onExit$L)",
                        method.owner(),
                        method.workerName(),
                        hook.result().isPresent()
                                ? CodeBlock.of(
                                        ",$W$1T.class, $1T::new,$W$2T::writeExit, $2T::readExit",
                                        method.exitName(),
                                        method.codecName())
                                : CodeBlock.of("")));
        if (!method.allowed().isEmpty()) {
            definition.add(
                    "\n.allow($L)",
                    method.allowed().stream()
                            .map(name -> CodeBlock.of("$S", name))
                            .collect(CodeBlock.joining(",$W")));
        }
        definition.add("$]");
        return FieldSpec.builder(
                        ParameterizedTypeName.get(
                                ClassName.get(TaskDefinition.class), method.taskName(), method.resultName()),
                        "DEFINITION",
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("What may cross between the processes for this method, and what runs it.")
                .initializer(definition.build())
                .build();
    }

    private CodeBlock body() {
        return !method.hasGiven()
                ? CodeBlock.of(" new $T()", method.workerName())
                : CodeBlock.of(
                        "\nnew $1T<>($2T.class,\n$>$>$3T::writeShared, $3T::readShared, new $4T())$<$<",
                        TaskBody.Sharing.class,
                        method.sharedName(),
                        method.codecName(),
                        method.workerName());
    }

    private TypeName function() {
        return !method.hasGiven()
                ? ParameterizedTypeName.get(ClassName.get(TaskFunction.class), method.taskName(), method.resultName())
                : ParameterizedTypeName.get(
                        ClassName.get(SharedFunction.class),
                        method.taskName(),
                        method.sharedName(),
                        method.resultName());
    }

    // static {
    //   // A worker process finds the task by initializing this class, which needs no access to it.
    //   TaskRegistry.add(DEFINITION);
    // }
    private CodeBlock registration() {
        return CodeBlock.builder()
                .add("// A worker process finds the task by initializing this class, which needs no access to it.\n")
                .addStatement("$T.add(DEFINITION)", TaskRegistry.class)
                .build();
    }

    // /** Started by SumPrimesPool, which tells it on its standard input what to do. By hand it can … */
    // public static void main(String[] args) throws Throwable {
    //   WorkerMain.run(args);
    // }
    private MethodSpec main() {
        return MethodSpec.methodBuilder("main")
                .addJavadoc(
                        "Started by {@link $T}, which tells it on its standard input what to do. By\n"
                                + "hand it can run a captured task again: {@code replay FILE}.",
                        method.poolName())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "args")
                .addException(Throwable.class)
                .addStatement("$T.run(args)", WorkerMain.class)
                .build();
    }

    // Not a lambda, because to link the first lambda of a process delays its first task.
    //
    // @Override
    // public SumPrimesResult run(SumPrimesTask task, TaskContext context) throws IOException {
    //   return new SumPrimesResult(Primes.sumPrimes(task.below(), context));
    // }
    //
    // with parameters that are the same for all tasks:
    //
    // @Override
    // public PriceResult run(PriceTask task, PriceShared shared, TaskContext context) {
    //   return new PriceResult(Shop.price(task.order(), shared.table()));
    // }
    //
    // for a void method:
    //
    //   Caches.warmUp(task.entries());
    //   return new WarmUpResult();
    //
    // for a method that returns a stream:
    //
    //   ElementSender.send(Docs.pages(task.pdf()), shared.elements(), task.stream());
    //   return new PagesResult();
    private MethodSpec run() {
        String task = method.nameBesideOwner("task");
        String context = method.nameBesideOwner("context");
        String shared = method.nameBesideOwner("shared");
        CodeBlock arguments = method.parameters().stream()
                .map(parameter -> {
                    if (parameter instanceof TaskMethod.Value value) {
                        return CodeBlock.of("$L.$L()", task, value.component());
                    }
                    return parameter instanceof TaskMethod.Given of
                            ? CodeBlock.of("$L.$L()", shared, of.value().component())
                            : CodeBlock.of("$L", context);
                })
                .collect(CodeBlock.joining(",$W"));
        CodeBlock call = CodeBlock.of("$T.$L($L)", method.owner(), method.name(), arguments);
        MethodSpec.Builder run = MethodSpec.methodBuilder("run")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(method.resultName())
                .addParameter(method.taskName(), task);
        if (method.hasGiven()) {
            run.addParameter(method.sharedName(), shared);
        }
        run.addParameter(TaskContext.class, context).addExceptions(method.exceptions());
        if (method.result().isPresent()) {
            return run.addStatement("return new $T($L)", method.resultName(), call)
                    .build();
        }
        method.streamed()
                .ifPresentOrElse(
                        streamed -> run.addException(InterruptedException.class)
                                .addStatement(
                                        "$T.send($L,$W$L.$L(),$W$L.$L())",
                                        ElementSender.class,
                                        call,
                                        shared,
                                        streamed.sink().component(),
                                        task,
                                        streamed.number().component()),
                        () -> run.addStatement(call));
        return run.addStatement("return new $T()", method.resultName()).build();
    }

    // private static void onStart(WorkerContext context) throws IOException {
    //   Images.load(context);
    // }
    private MethodSpec onStart(TaskMethod.Hook hook) {
        return hookMethod("onStart", hook).addStatement(callOf(hook)).build();
    }

    // private static Stats onExit(WorkerContext context) throws IOException {
    //   return Images.flush();
    // }
    //
    // for a void method:
    //
    //   Images.flush();
    private MethodSpec onExit(TaskMethod.Hook hook) {
        MethodSpec.Builder onExit = hookMethod("onExit", hook);
        return hook.result()
                .map(result -> onExit.returns(result.type())
                        .addAnnotations(result.annotations())
                        .addStatement("return $L", callOf(hook)))
                .orElseGet(() -> onExit.addStatement(callOf(hook)))
                .build();
    }

    private MethodSpec.Builder hookMethod(String name, TaskMethod.Hook hook) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(WorkerContext.class, method.nameBesideOwner("context"))
                .addExceptions(hook.exceptions());
    }

    private CodeBlock callOf(TaskMethod.Hook hook) {
        String argument = hook.takesContext() ? method.nameBesideOwner("context") : "";
        return CodeBlock.of("$T.$L($L)", method.owner(), hook.name(), argument);
    }
}
