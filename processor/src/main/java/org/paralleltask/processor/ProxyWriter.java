package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;

/**
 * Writes the stand-in that a worker has for a managed object, and the method that calls the object in the program. That
 * method is a member of the codec, not of the stand-in, where names could mean members of the interface.
 */
final class ProxyWriter {
    private final ManagedInterface managed;
    private final ClassName codec;
    private final StandInScope scope;

    private ProxyWriter(ManagedInterface managed, ClassName codec) {
        this.managed = managed;
        this.codec = codec;
        this.scope = new StandInScope(codec.packageName(), managed.nested());
    }

    /** Adds the stand-ins and methods for all managed objects of a task to its codec. */
    static void addAll(TaskMethod method, TypeSpec.Builder codec) {
        for (ManagedInterface managed : method.forms().managed()) {
            ProxyWriter writer = new ProxyWriter(managed, method.codecName());
            codec.alwaysQualify(managed.nested().toArray(String[]::new))
                    .addMethod(writer.dispatcher())
                    .addType(writer.proxy());
        }
    }

    // /** Calls the object that the program has passed as seen. */
    // private static void callSeen(Seen object, int method, Decoder in, Encoder out) throws Throwable {
    //   switch (method) {
    //     …
    //     default -> throw in.unknownTag(method);
    //   }
    // }
    private MethodSpec dispatcher() {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (method)");
        for (int number = 0; number < managed.methods().size(); number++) {
            body.beginControlFlow("case $L ->", number)
                    .add(call(managed.methods().get(number)))
                    .endControlFlow();
        }
        body.addStatement("default -> throw in.unknownTag(method)").endControlFlow();
        return MethodSpec.methodBuilder(managed.dispatcher())
                .addJavadoc("Calls the object that the program has passed as {@code $L}.", managed.parameter())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(managed.type(), "object")
                .addParameter(TypeName.INT, "method")
                .addParameter(Decoder.class, "in")
                .addParameter(Encoder.class, "out")
                .addException(Throwable.class)
                .addCode(body.build())
                .build();
    }

    // String sha256 = in.readString();
    // in.finish();
    // boolean result = object.add(sha256);
    // out.at("result").writeBoolean(result);
    private CodeBlock call(ManagedInterface.Method method) {
        FormCode code = FormCode.within(codec);
        CodeBlock.Builder body = CodeBlock.builder();
        for (ManagedInterface.Argument argument : method.arguments()) {
            body.addStatement("$T $L = $L", argument.type(), argument.variable(), code.read(argument.form()));
        }
        body.addStatement("in.finish()");
        CodeBlock call = method.arguments().stream()
                .map(argument -> CodeBlock.of("$L", argument.variable()))
                .collect(CodeBlock.joining(",$W", "object." + method.name() + "(", ")"));
        if (method.returned().isEmpty()) {
            return body.addStatement(call).build();
        }
        ManagedInterface.Returned returned = method.returned().get();
        return body.addStatement("$T result = $L", returned.type(), call)
                .addStatement(code.write(CodeBlock.of("out.at($S)", "result"), CodeBlock.of("result"), returned.form()))
                .build();
    }

    // /** Stands in a worker for the Seen that the program has passed as seen. */
    // private static final class SeenProxy implements Seen {
    //   private final Caller caller;
    //
    //   SeenProxy(Caller caller) {
    //     this.caller = caller;
    //   }
    //   …
    // }
    private TypeSpec proxy() {
        TypeSpec.Builder proxy = TypeSpec.classBuilder(managed.proxy())
                .addJavadoc(
                        "Stands in a worker for the {@link $T} that the program has passed as {@code $L}.",
                        managed.erasure(),
                        managed.parameter())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(managed.type())
                .addField(Caller.class, "caller", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Caller.class, "caller")
                        .addStatement("this.caller = caller")
                        .build());
        for (int number = 0; number < managed.methods().size(); number++) {
            proxy.addMethod(method(number, managed.methods().get(number)));
        }
        return proxy.addMethod(text()).build();
    }

    // @Override
    // public boolean add(String sha256) throws IOException {
    //   return caller.call(0, "seen.add", out -> out.at("sha256").writeString(sha256), in -> in.readBoolean());
    // }
    //
    // for a method that returns nothing:
    //
    //   caller.call(1, "seen.log", out -> out.at("line").writeString(line), in -> null);
    private MethodSpec method(int number, ManagedInterface.Method method) {
        FormCode code = FormCode.nestedIn(codec, scope);
        MethodSpec.Builder proxied = MethodSpec.methodBuilder(method.name())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .varargs(method.varargs())
                .addExceptions(method.exceptions().stream().map(scope::name).toList());
        for (ManagedInterface.Argument argument : method.arguments()) {
            proxied.addParameter(ParameterSpec.builder(scope.name(argument.type()), argument.variable())
                    .build());
        }
        if (method.isHeapPolluting()) {
            proxied.addAnnotation(SafeVarargs.class).addModifiers(Modifier.FINAL);
        }
        method.returned().ifPresent(returned -> proxied.returns(scope.name(returned.type())));
        List<CodeBlock> writes = method.arguments().stream()
                .map(argument -> code.write(
                        CodeBlock.of("out.at($S)", argument.name()),
                        CodeBlock.of("$L", argument.variable()),
                        argument.form()))
                .toList();
        CodeBlock start = CodeBlock.of(
                "$Lcaller.call($L,$W$S,$W",
                method.returned().isPresent() ? "return " : "",
                number,
                managed.parameter() + "." + method.name());
        CodeBlock read = CodeBlock.of(
                "in -> $L",
                method.returned().map(returned -> code.read(returned.form())).orElse(CodeBlock.of("null")));
        return proxied.addCode(writes.size() < 2 ? inOneLine(start, writes, read) : inLines(start, writes, read))
                .build();
    }

    private static CodeBlock inOneLine(CodeBlock start, List<CodeBlock> writes, CodeBlock read) {
        CodeBlock write = writes.isEmpty() ? CodeBlock.of("{}") : writes.get(0);
        return CodeBlock.builder()
                .addStatement("$Lout -> $L,$W$L)", start, write, read)
                .build();
    }

    // return caller.call(2, "seen.replace", out -> {
    //   out.at("old").writeString(old);
    //   out.at("now").writeString(now);
    // }, in -> in.readBoolean());
    private static CodeBlock inLines(CodeBlock start, List<CodeBlock> writes, CodeBlock read) {
        CodeBlock.Builder call = CodeBlock.builder().add(start).add("out -> {\n$>");
        writes.forEach(call::addStatement);
        return call.add("$<},$W").add(read).add(");\n").build();
    }

    // /** The object for which it stands. */
    // @Override
    // public String toString() {
    //   return "Seen seen of the program";
    // }
    private MethodSpec text() {
        String type = managed.erasure() instanceof ClassName name
                ? String.join(".", name.simpleNames())
                : managed.erasure().toString();
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("The object for which it stands.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $S", type + " " + managed.parameter() + " of the program")
                .build();
    }
}
