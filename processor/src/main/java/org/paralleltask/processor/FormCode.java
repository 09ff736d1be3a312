package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;

/** Makes the code that writes or reads a value of a form. */
final class FormCode {
    private final ClassName codec;
    private final CodeBlock qualifier;
    private final StandInScope scope;

    private FormCode(ClassName codec, CodeBlock qualifier, StandInScope scope) {
        this.codec = codec;
        this.qualifier = qualifier;
        this.scope = scope;
    }

    /** @param codec the codec, which has the code and the methods for pairs */
    static FormCode within(ClassName codec) {
        return new FormCode(codec, CodeBlock.of(""), StandInScope.NONE);
    }

    /** For code of a class in the codec, which may inherit members with the names of the codec's members. */
    static FormCode nestedIn(ClassName codec, StandInScope scope) {
        return new FormCode(codec, CodeBlock.of("$T.", codec), scope);
    }

    // out.writeInt(task.width())
    // out.writeEnum(task.level())
    // JdkValues.write(out, task.image())
    // writeCustomer(out, task.customer())
    // Containers.writeList(out, task.customers(), ResizeCodec::writeCustomer)
    // Containers.writeArray(out, task.all(), ResizeCodec::writeCustomer)
    // out.writeThrowable(task.failure(), IOException.class)
    // ManagedObjects.write(out, shared.seen(), ResizeCodec::callSeen)
    // BlockingQueues.write(out, shared.images(), ResizeCodec::writeImage, ResizeCodec::readImage)
    // out.writeObject(task.graph())
    CodeBlock write(CodeBlock out, CodeBlock value, Form form) {
        if (form instanceof Form.Direct direct) {
            return CodeBlock.of("$L.write$L($L)", out, direct.name(), value);
        }
        if (form instanceof Form.Constant) {
            return CodeBlock.of("$L.writeEnum($L)", out, value);
        }
        if (form instanceof Form.Known known) {
            return CodeBlock.of("$T.write($L,$W$L)", known.library(), out, value);
        }
        if (form instanceof Form.Paired paired) {
            return CodeBlock.of("$Lwrite$L($L,$W$L)", qualifier, paired.pair(), out, value);
        }
        if (form instanceof Form.Container container) {
            return CodeBlock.of(
                    "$T.write$L($L,$W$L,$W$L)",
                    Containers.class,
                    container.kind(),
                    out,
                    value,
                    container.parts().stream().map(this::writer).collect(CodeBlock.joining(",$W")));
        }
        if (form instanceof Form.Array array) {
            return CodeBlock.of("$T.writeArray($L,$W$L,$W$L)", Containers.class, out, value, writer(array.element()));
        }
        if (form instanceof Form.Exceptional exception) {
            return CodeBlock.of("$L.writeThrowable($L,$W$T.class)", out, value, scope.name(exception.type()));
        }
        if (form instanceof Form.Managed managed) {
            return CodeBlock.of(
                    "$T.write($L,$W$L,$W$T::$L)",
                    ManagedObjects.class,
                    out,
                    value,
                    codec,
                    managed.object().dispatcher());
        }
        if (form instanceof Form.KnownManaged managed) {
            return CodeBlock.of("$T.write($L,$W$L$L)", managed.library(), out, value, parts(managed));
        }
        return CodeBlock.of("$L.writeObject($L)", out, value);
    }

    // Encoder::writeString
    // JdkValues::write
    // ResizeCodec::writeCustomer
    // (to, part) -> to.writeThrowable(part, IOException.class)
    private CodeBlock writer(Form element) {
        if (element instanceof Form.Direct direct) {
            return CodeBlock.of("$T::write$L", Encoder.class, direct.name());
        }
        if (element instanceof Form.Constant) {
            return CodeBlock.of("$T::writeEnum", Encoder.class);
        }
        if (element instanceof Form.Known known) {
            return CodeBlock.of("$T::write", known.library());
        }
        if (element instanceof Form.Paired paired) {
            return CodeBlock.of("$T::write$L", codec, paired.pair());
        }
        if (element instanceof Form.Exceptional exception) {
            return CodeBlock.of("(to, part) -> to.writeThrowable(part,$W$T.class)", scope.name(exception.type()));
        }
        return CodeBlock.of("$T::writeObject", Encoder.class);
    }

    // in.readInt()
    // in.readEnum(LEVEL_VALUES)
    // JdkValues.readPath(in)
    // readCustomer(in)
    // Containers.readList(in, ResizeCodec::readCustomer)
    // Containers.readArray(in, Customer[]::new, ResizeCodec::readCustomer)
    // in.readThrowable(IOException.class)
    // ManagedObjects.read(in, SeenProxy::new)
    // BlockingQueues.read(in, "images", ResizeCodec::writeImage, ResizeCodec::readImage)
    // in.readObject(Graph.class)
    CodeBlock read(Form form) {
        if (form instanceof Form.Direct direct) {
            return CodeBlock.of("in.read$L()", direct.name());
        }
        if (form instanceof Form.Constant constant) {
            return CodeBlock.of("in.readEnum($L$L)", qualifier, constant.field());
        }
        if (form instanceof Form.Known known) {
            return CodeBlock.of("$T.$L(in)", known.library(), known.reader());
        }
        if (form instanceof Form.Paired paired) {
            return CodeBlock.of("$Lread$L(in)", qualifier, paired.pair());
        }
        if (form instanceof Form.Container container) {
            return CodeBlock.of(
                    "$T.read$L(in,$W$L)",
                    Containers.class,
                    container.kind(),
                    container.parts().stream().map(this::reader).collect(CodeBlock.joining(",$W")));
        }
        if (form instanceof Form.Array array) {
            return CodeBlock.of(
                    "$T.readArray(in,$W$T[]::new,$W$L)",
                    Containers.class,
                    scope.name(array.component()),
                    reader(array.element()));
        }
        if (form instanceof Form.Exceptional exception) {
            return CodeBlock.of("in.readThrowable($T.class)", scope.name(exception.type()));
        }
        if (form instanceof Form.Managed managed) {
            return CodeBlock.of(
                    "$T.read(in,$W$T::new)",
                    ManagedObjects.class,
                    codec.nestedClass(managed.object().proxy()));
        }
        if (form instanceof Form.KnownManaged managed) {
            return CodeBlock.of("$T.read(in,$W$S$L)", managed.library(), managed.parameter(), parts(managed));
        }
        return readObject("in", (Form.Opaque) form);
    }

    // Decoder::readString
    // part -> part.readEnum(LEVEL_VALUES)
    // JdkValues::readPath
    // ResizeCodec::readCustomer
    // part -> part.readThrowable(IOException.class)
    // part -> part.readObject(Graph.class)
    private CodeBlock reader(Form element) {
        if (element instanceof Form.Direct direct) {
            return CodeBlock.of("$T::read$L", Decoder.class, direct.name());
        }
        if (element instanceof Form.Constant constant) {
            return CodeBlock.of("part -> part.readEnum($L$L)", qualifier, constant.field());
        }
        if (element instanceof Form.Known known) {
            return CodeBlock.of("$T::$L", known.library(), known.reader());
        }
        if (element instanceof Form.Paired paired) {
            return CodeBlock.of("$T::read$L", codec, paired.pair());
        }
        if (element instanceof Form.Exceptional exception) {
            return CodeBlock.of("part -> part.readThrowable($T.class)", scope.name(exception.type()));
        }
        return CodeBlock.of("part -> $L", readObject("part", (Form.Opaque) element));
    }

    // , ResizeCodec::writeImage, ResizeCodec::readImage
    private CodeBlock parts(Form.KnownManaged managed) {
        return managed.parts().stream()
                .map(part -> CodeBlock.of(",$W$L,$W$L", writer(part), reader(part)))
                .collect(CodeBlock.joining(""));
    }

    // in.readObject(Graph.class)
    // in.<TreeMap<String, Graph>>readObject(TreeMap.class)
    private CodeBlock readObject(String in, Form.Opaque form) {
        TypeName erasure = scope.name(form.erasure());
        return form.type().equals(form.erasure())
                ? CodeBlock.of("$L.readObject($T.class)", in, erasure)
                : CodeBlock.of("$L.<$T>readObject($T.class)", in, scope.name(form.type()), erasure);
    }
}
