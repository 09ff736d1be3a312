package org.paralleltask.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/** Writes the codec: the class that writes and reads one method's arguments and values as bytes. */
final class CodecWriter {
    private final TaskMethod method;
    private final TaskForms forms;
    private final FormCode code;

    private CodecWriter(TaskMethod method) {
        this.method = method;
        this.forms = method.forms();
        this.code = FormCode.within(method.codecName());
    }

    // /** Writes and reads the arguments and the value of Primes#sumPrimes(int) as bytes. */
    // @Generated("org.paralleltask.processor.ParallelTaskProcessor")
    // public final class SumPrimesCodec implements TaskCodec<SumPrimesTask, SumPrimesResult> {
    //   SumPrimesCodec() {}
    //   …
    static TypeSpec.Builder write(TaskMethod method) {
        CodecWriter writer = new CodecWriter(method);
        TypeSpec.Builder codec = TypeSpec.classBuilder(method.codecName().simpleName())
                .addJavadoc("Writes and reads the arguments and the value of $L as bytes.", method.link())
                .addAnnotations(method.classAnnotations(writer.forms.suppressed()))
                .addModifiers(method.visibility())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(
                        ClassName.get(TaskCodec.class), method.taskName(), method.resultName()))
                .addMethod(MethodSpec.constructorBuilder().build())
                .addMethod(writer.fingerprint())
                .addMethod(writer.writeTask())
                .addMethod(writer.readTask())
                .addMethod(writer.writeResult())
                .addMethod(writer.readResult());
        writer.forms.constants().forEach(all -> codec.addField(constants(all)));
        if (!writer.forms.shared().isEmpty()) {
            codec.addMethod(writer.writeShared()).addMethod(writer.readShared());
        }
        writer.forms
                .exit()
                .ifPresent(form -> codec.addMethod(writer.writeExit(form)).addMethod(writer.readExit(form)));
        for (TaskForms.Pair pair : writer.forms.pairs()) {
            codec.addMethod(writer.writePart(pair)).addMethod(writer.readPart(pair));
        }
        ProxyWriter.addAll(method, codec);
        return codec;
    }

    // private static final Level[] LEVEL_VALUES = Level.values();
    private static FieldSpec constants(TaskForms.Constants all) {
        return FieldSpec.builder(
                        ArrayTypeName.of(all.type()), all.field(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.values()", all.type())
                .build();
    }

    // @Override
    // public long fingerprint() {
    //   return 0x51c2a7e1f00b3d94L;
    // }
    //
    // if there are enums:
    //
    //   return TaskCodec.fingerprint(0x51c2a7e1f00b3d94L, LEVEL_VALUES);
    private MethodSpec fingerprint() {
        CodeBlock ofTypes = CodeBlock.of("0x$LL", String.format("%016x", forms.fingerprint()));
        CodeBlock constants = forms.constants().stream()
                .map(all -> CodeBlock.of("$L", all.field()))
                .collect(CodeBlock.joining(",$W"));
        return override("fingerprint")
                .returns(TypeName.LONG)
                .addStatement(
                        "return $L",
                        constants.isEmpty()
                                ? ofTypes
                                : CodeBlock.of("$T.fingerprint($L,$W$L)", TaskCodec.class, ofTypes, constants))
                .build();
    }

    // @Override
    // public void writeTask(Encoder out, SumPrimesTask task) {
    //   out.at("below").writeInt(task.below());
    // }
    private MethodSpec writeTask() {
        return override("writeTask")
                .addParameter(Encoder.class, "out")
                .addParameter(method.taskName(), "task")
                .addCode(writeAll("task", forms.arguments()))
                .build();
    }

    // @Override
    // public SumPrimesTask readTask(Decoder in) {
    //   return new SumPrimesTask(in.readInt());
    // }
    private MethodSpec readTask() {
        return override("readTask")
                .returns(method.taskName())
                .addParameter(Decoder.class, "in")
                .addStatement("return $L", construct(method.taskName(), forms.arguments()))
                .build();
    }

    // @Override
    // public void writeResult(Encoder out, SumPrimesResult result) {
    //   out.at("result").writeLong(result.value());
    // }
    private MethodSpec writeResult() {
        return override("writeResult")
                .addParameter(Encoder.class, "out")
                .addParameter(method.resultName(), "result")
                .addCode(writeAll("result", value("result", forms.result())))
                .build();
    }

    // @Override
    // public SumPrimesResult readResult(Decoder in) {
    //   return new SumPrimesResult(in.readLong());
    // }
    private MethodSpec readResult() {
        return override("readResult")
                .returns(method.resultName())
                .addParameter(Decoder.class, "in")
                .addStatement("return $L", construct(method.resultName(), value("result", forms.result())))
                .build();
    }

    // static void writeShared(Encoder out, PriceShared shared) {
    //   writePriceTable(out.at("table"), shared.table());
    // }
    private MethodSpec writeShared() {
        return MethodSpec.methodBuilder("writeShared")
                .addModifiers(Modifier.STATIC)
                .addParameter(Encoder.class, "out")
                .addParameter(method.sharedName(), "shared")
                .addCode(writeAll("shared", forms.shared()))
                .build();
    }

    // static PriceShared readShared(Decoder in) {
    //   return new PriceShared(readPriceTable(in));
    // }
    private MethodSpec readShared() {
        return MethodSpec.methodBuilder("readShared")
                .addModifiers(Modifier.STATIC)
                .returns(method.sharedName())
                .addParameter(Decoder.class, "in")
                .addStatement("return $L", construct(method.sharedName(), forms.shared()))
                .build();
    }

    // static void writeExit(Encoder out, ResizeExit exit) {
    //   writeStats(out.at("exit"), exit.value());
    // }
    private MethodSpec writeExit(Form form) {
        return MethodSpec.methodBuilder("writeExit")
                .addModifiers(Modifier.STATIC)
                .addParameter(Encoder.class, "out")
                .addParameter(method.exitName(), "exit")
                .addCode(writeAll("exit", value("exit", Optional.of(form))))
                .build();
    }

    // static ResizeExit readExit(Decoder in) {
    //   return new ResizeExit(readStats(in));
    // }
    private MethodSpec readExit(Form form) {
        return MethodSpec.methodBuilder("readExit")
                .addModifiers(Modifier.STATIC)
                .returns(method.exitName())
                .addParameter(Decoder.class, "in")
                .addStatement("return $L", construct(method.exitName(), value("exit", Optional.of(form))))
                .build();
    }

    private static List<TaskForms.Component> value(String path, Optional<Form> form) {
        return form.map(of -> new TaskForms.Component(path, "value", of)).stream()
                .toList();
    }

    // private static void writeCustomer(Encoder out, Customer value) {
    //   …
    // }
    private MethodSpec writePart(TaskForms.Pair pair) {
        return MethodSpec.methodBuilder("write" + pair.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Encoder.class, "out")
                .addParameter(pair.written(), "value")
                .addCode(writeBody(pair.body()))
                .build();
    }

    private CodeBlock writeBody(TaskForms.Body body) {
        if (body instanceof TaskForms.Components record) {
            return writeRecord(record);
        }
        if (body instanceof TaskForms.Kinds sealed) {
            return writeSealed(sealed);
        }
        Form form = ((TaskForms.Whole) body).form();
        return CodeBlock.builder()
                .addStatement(code.write(CodeBlock.of("out"), CodeBlock.of("value"), form))
                .build();
    }

    // if (out.begin(value)) {
    //   out.at("name").writeString(value.name());
    //   writeAddress(out.at("address"), value.address());
    //   out.end();
    // }
    private CodeBlock writeRecord(TaskForms.Components record) {
        return CodeBlock.builder()
                .beginControlFlow("if (out.begin(value))")
                .add(writeAll("value", record.components()))
                .addStatement("out.end()")
                .endControlFlow()
                .build();
    }

    // if (value == null) {
    //   out.writeTag(0);
    // } else if (value instanceof Circle part) {
    //   out.writeTag(1);
    //   writeCircle(out, part);
    // } else {
    //   throw out.unknown(value);
    // }
    private CodeBlock writeSealed(TaskForms.Kinds sealed) {
        CodeBlock.Builder body =
                CodeBlock.builder().beginControlFlow("if (value == null)").addStatement("out.writeTag(0)");
        int tag = 1;
        for (TaskForms.Kind kind : sealed.kinds()) {
            body.nextControlFlow("else if (value instanceof $T part)", kind.type())
                    .addStatement("out.writeTag($L)", tag)
                    .addStatement(code.write(CodeBlock.of("out"), CodeBlock.of("part"), kind.form()));
            tag++;
        }
        return body.nextControlFlow("else")
                .addStatement("throw out.unknown(value)")
                .endControlFlow()
                .build();
    }

    private CodeBlock writeAll(String variable, List<TaskForms.Component> components) {
        CodeBlock.Builder statements = CodeBlock.builder();
        for (TaskForms.Component component : components) {
            CodeBlock out = CodeBlock.of("out.at($S)", component.name());
            CodeBlock value = CodeBlock.of("$L.$L()", variable, component.accessor());
            statements.addStatement(code.write(out, value, component.form()));
        }
        return statements.build();
    }

    // private static Customer readCustomer(Decoder in) {
    //   …
    // }
    private MethodSpec readPart(TaskForms.Pair pair) {
        return MethodSpec.methodBuilder("read" + pair.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(pair.type())
                .addParameter(Decoder.class, "in")
                .addCode(readBody(pair.body()))
                .build();
    }

    // return in.begin() ? in.end(new Customer(in.readString(), readAddress(in))) : null;
    private CodeBlock readBody(TaskForms.Body body) {
        CodeBlock.Builder statement = CodeBlock.builder();
        if (body instanceof TaskForms.Components record) {
            statement.addStatement(
                    "return in.begin() ? in.end($L) : null", construct(record.constructed(), record.components()));
        } else if (body instanceof TaskForms.Kinds sealed) {
            statement.add(readSealed(sealed));
        } else {
            statement.addStatement("return $L", code.read(((TaskForms.Whole) body).form()));
        }
        return statement.build();
    }

    // int tag = in.readTag();
    // return switch (tag) {
    //   case 0 -> null;
    //   case 1 -> readCircle(in);
    //   default -> throw in.unknownTag(tag);
    // };
    private CodeBlock readSealed(TaskForms.Kinds sealed) {
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement("int tag = in.readTag()")
                .add("return switch (tag) {\n$>")
                .add("case 0 -> null;\n");
        int tag = 1;
        for (TaskForms.Kind kind : sealed.kinds()) {
            body.add("case $L -> $L;\n", tag, code.read(kind.form()));
            tag++;
        }
        return body.add("default -> throw in.unknownTag(tag);\n").add("$<};\n").build();
    }

    // new Customer(in.readString(), readAddress(in))
    //
    // with more than two components, each is in a line of its own
    private CodeBlock construct(TypeName type, List<TaskForms.Component> components) {
        return CodeBlock.of(
                "new $T($L)",
                type,
                components.stream()
                        .map(component -> code.read(component.form()))
                        .collect(CodeBlock.joining(components.size() > 2 ? ",\n" : ",$W")));
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
