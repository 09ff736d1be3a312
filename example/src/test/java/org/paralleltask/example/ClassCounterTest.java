package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Counting the contents of single class files. */
class ClassCounterTest {
    private final ClassCounter counter = new ClassCounter();

    /** One lambda, one method reference; the string concatenation is an invokedynamic, too, and neither. */
    static final class Lambdas {
        Supplier<String> lambda(String text) {
            return () -> text + text.length();
        }

        Function<String, Integer> reference() {
            return String::length;
        }
    }

    record Point(int x, int y) {}

    @Test
    void countsLambdasAndMethodReferences() throws IOException {
        counter.add(classFile(Lambdas.class));

        assertThat(counter.counts().lambdas()).isEqualTo(2);
        assertThat(counter.counts().methods()).isEqualTo(4); // the constructor, two, and the lambda's body
        assertThat(counter.counts().records()).isZero();
    }

    @Test
    void countsRecords() throws IOException {
        counter.add(classFile(Point.class));
        counter.add(classFile(Lambdas.class));

        assertThat(counter.counts().classes()).isEqualTo(2);
        assertThat(counter.counts().records()).isEqualTo(1);
    }

    @Test
    void measuresBytecodeAndFindsTheLongestMethod() {
        counter.add(TestArchive.classFile(Opcodes.V1_8, "a/Short", 7));
        counter.add(TestArchive.classFile(Opcodes.V25, "a/b/Long", 400));
        counter.add(TestArchive.classFile(Opcodes.V11, "a/Middle", 30));

        assertThat(counter.counts())
                .isEqualTo(new ClassCounts(3, 0, 3, 0, 437, 69, new LongestMethod("a.b.Long.m(int, String[])", 400)));
        assertThat(counter.counts().java()).isEqualTo(25);
    }

    @Test
    void measuresInstructionsWhoseSizeDependsOnTheConstantPool() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "A", null, "java/lang/Object", null);
        for (int constant = 0; constant < 300; constant++) {
            writer.newConst(constant + 100_000);
        }
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        method.visitCode();
        method.visitLdcInsn(100_000); // 2 bytes
        method.visitInsn(Opcodes.POP);
        method.visitLdcInsn(100_299); // 3 bytes: its index in the pool is above 255
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        writer.visitEnd();

        counter.add(writer.toByteArray());

        assertThat(counter.counts().codeBytes()).isEqualTo(2 + 1 + 3 + 1 + 1);
    }

    @Test
    void refusesWhatIsNoClassFile() {
        assertThatThrownBy(() -> counter.add(new byte[] {1, 2, 3})).isInstanceOf(RuntimeException.class);
    }

    @Test
    void addsCountsUp() {
        ClassCounts small = new ClassCounts(1, 2, 3, 4, 5, 52, new LongestMethod("s", 5));
        ClassCounts large = new ClassCounts(10, 20, 30, 40, 50, 61, new LongestMethod("l", 50));

        assertThat(small.plus(large)).isEqualTo(large.plus(small));
        assertThat(small.plus(large)).isEqualTo(new ClassCounts(11, 22, 33, 44, 55, 61, new LongestMethod("l", 50)));
        assertThat(ClassCounts.NONE.plus(small)).isEqualTo(small);
        assertThat(ClassCounts.NONE.java()).isZero();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
