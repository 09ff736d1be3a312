package org.paralleltask.example;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A jar or jmod file while it is written. */
final class TestArchive implements AutoCloseable {
    private final ZipOutputStream zip;

    private TestArchive(OutputStream file) {
        this.zip = new ZipOutputStream(file);
    }

    static TestArchive jar(Path file) throws IOException {
        return new TestArchive(Files.newOutputStream(file));
    }

    static TestArchive jmod(Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(file);
        stream.write(new byte[] {'J', 'M', 1, 0});
        return new TestArchive(stream);
    }

    /** A jar with one class of one method. */
    static Path smallJar(Path file) throws IOException {
        try (TestArchive jar = jar(file)) {
            jar.add("a/A.class", classFile(Opcodes.V17, "a/A", 10));
        }
        return file;
    }

    TestArchive add(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
        return this;
    }

    TestArchive add(String name, String content) throws IOException {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A class with one method, {@code m(int, String[])}, of so many bytes. */
    static byte[] classFile(int version, String name, int bytes) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "(I[Ljava/lang/String;)V", null, null);
        method.visitCode();
        for (int i = 1; i < bytes; i++) {
            method.visitInsn(Opcodes.NOP);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 2);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
