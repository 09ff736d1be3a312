package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.StreamedResults;
import org.paralleltask.pool.Workers;

/** Writes the methods of the pool's class that open a pool. */
final class PoolOpens {
    private static final TypeName OPTIONS = ParameterizedTypeName.get(UnaryOperator.class, PoolOptions.class);

    private final TaskMethod method;

    /** The arguments that are the same for all tasks. */
    private final List<CodeBlock> given;

    private PoolOpens(TaskMethod method) {
        this.method = method;
        this.given = method.givenValues().stream()
                .map(value -> CodeBlock.of("$L", method.nameInOpen(value)))
                .toList();
    }

    // /** Opens a pool with worker processes of its own, and with the annotation's options. */
    // public static SumPrimesPool open() {
    //   return open(options -> options);
    // }
    //
    // public static SumPrimesPool open(UnaryOperator<PoolOptions> options) {
    //   return new SumPrimesPool(
    //       ProcessPool.open(SumPrimesWorker.DEFINITION, SumPrimesResult::value, DEFAULTS, options));
    // }
    //
    // and the same with a leading Workers workers. What is the same for all tasks comes before all these parameters.
    static List<MethodSpec> of(TaskMethod method) {
        PoolOpens opens = new PoolOpens(method);
        String options = opens.unused("options");
        return List.of(
                opens.asAnnotated(
                        "Opens a pool with worker processes of its own, and with the annotation's options.", false),
                opens.withOptions(
                        "Opens a pool with worker processes of its own. {@code " + options
                                + "} may change the annotation's\noptions.",
                        false),
                opens.asAnnotated("Opens a pool on processes that it shares with other pools.", true),
                opens.withOptions(
                        "Opens a pool on processes that it shares with other pools. {@code " + options
                                + "} may change limits,\nbut not the processes.",
                        true));
    }

    /** A name for a generated parameter that differs from the names of the user's parameters. */
    private String unused(String name) {
        return TaskMethod.nameBeside(name, method.givenValues());
    }

    // return open(table, workers, options -> options);
    private MethodSpec asAnnotated(String javadoc, boolean onWorkers) {
        List<CodeBlock> arguments = new ArrayList<>(given);
        if (onWorkers) {
            arguments.add(CodeBlock.of("$L", unused("workers")));
        }
        arguments.add(CodeBlock.of("$1L -> $1L", unused("options")));
        return open(javadoc, onWorkers)
                .addStatement("return open($L)", CodeBlock.join(arguments, ",$W"))
                .build();
    }

    // return new PricePool(
    //     ProcessPool.open(PriceWorker.DEFINITION.with(new PriceShared(table)), PriceResult::value, DEFAULTS,
    // options));
    //
    // if tasks return streams:
    //
    // StreamedResults<PageText> streams = new StreamedResults<>();
    // return new PagesPool(
    //     ProcessPool.open(PagesWorker.DEFINITION.with(new PagesShared(streams)), result -> null, DEFAULTS,
    //         set -> StreamedResults.withoutRetries(options.apply(set))), streams);
    private MethodSpec withOptions(String javadoc, boolean onWorkers) {
        MethodSpec.Builder open = open(javadoc, onWorkers).addParameter(OPTIONS, unused("options"));
        String streams = unused("streams");
        method.streamed()
                .ifPresent(streamed -> open.addStatement(
                        "$T $L = new $T<>()",
                        ParameterizedTypeName.get(ClassName.get(StreamedResults.class), streamed.element()),
                        streams,
                        StreamedResults.class));
        CodeBlock pool = CodeBlock.of(
                "$T.open($L$L,$W$L,$WDEFAULTS,$W$L)",
                ProcessPool.class,
                onWorkers ? unused("workers") + ", " : "",
                definition(streams),
                value(),
                options());
        return open.addStatement(
                        "return new $T(\n$L$L)",
                        method.poolName(),
                        pool,
                        method.streamed().isPresent() ? CodeBlock.of(",\n$L", streams) : "")
                .build();
    }

    private CodeBlock definition(String streams) {
        List<CodeBlock> components = new ArrayList<>(given);
        if (method.streamed().isPresent()) {
            components.add(CodeBlock.of("$L", streams));
        }
        return CodeBlock.of(
                "$T.DEFINITION$L",
                method.workerName(),
                components.isEmpty()
                        ? ""
                        : CodeBlock.of(".with(new $T($L))", method.sharedName(), CodeBlock.join(components, ",$W")));
    }

    private CodeBlock value() {
        return method.result().isPresent()
                ? CodeBlock.of("$T::value", method.resultName())
                : CodeBlock.of("$L -> null", unused("result"));
    }

    private CodeBlock options() {
        return method.streamed().isPresent()
                ? CodeBlock.of(
                        "$1L -> $2T.withoutRetries($3L.apply($1L))",
                        unused("set"),
                        StreamedResults.class,
                        unused("options"))
                : CodeBlock.of("$L", unused("options"));
    }

    private MethodSpec.Builder open(String javadoc, boolean onWorkers) {
        MethodSpec.Builder open = MethodSpec.methodBuilder("open")
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(method.poolName());
        for (TaskMethod.Value value : method.givenValues()) {
            open.addParameter(ParameterSpec.builder(value.type(), method.nameInOpen(value))
                    .addAnnotations(value.annotations())
                    .build());
        }
        if (onWorkers) {
            open.addParameter(Workers.class, unused("workers"));
        }
        return method.given().isEmpty() ? open : open.addJavadoc(aboutGiven());
    }

    // @param table sent once to each worker; tasks must not change it
    // @param seen stays in the program; as many tasks as there are workers call it at the same time
    // @throws PayloadException if what tasks share cannot be sent
    private CodeBlock aboutGiven() {
        CodeBlock.Builder tags = CodeBlock.builder().add("\n\n");
        for (TaskMethod.Given each : method.given()) {
            tags.add("@param $L $L\n", method.nameInOpen(each.value()), each.fate());
        }
        boolean isSent = method.given().stream().anyMatch(TaskMethod.Shared.class::isInstance);
        return tags.add(
                        "@throws $T if $L",
                        PayloadException.class,
                        isSent ? "what tasks share cannot be sent" : "one of them is null")
                .build();
    }
}
