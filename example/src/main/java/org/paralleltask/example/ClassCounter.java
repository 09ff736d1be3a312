package org.paralleltask.example;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Counts what the class files given to it hold. */
final class ClassCounter extends ClassVisitor {
    private static final String LAMBDA_FACTORY = "java/lang/invoke/LambdaMetafactory";

    private String className = "";
    private long classes;
    private long records;
    private long methods;
    private long lambdas;
    private long codeBytes;
    private int newestVersion;
    private LongestMethod longest = LongestMethod.NONE;

    ClassCounter() {
        super(Opcodes.ASM9);
    }

    /** Adds what one class file holds. */
    void add(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        // A reader does not tell how many bytes an instruction takes. A writer with the same constants knows.
        cv = new ClassWriter(reader, 0);
        reader.accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** All that was added. */
    ClassCounts counts() {
        return new ClassCounts(classes, records, methods, lambdas, codeBytes, newestVersion, longest);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        super.visit(version, access, name, signature, superName, interfaces);
        className = name.replace('/', '.');
        classes++;
        if ((access & Opcodes.ACC_RECORD) != 0) {
            records++;
        }
        newestVersion = Math.max(newestVersion, version & 0xFFFF); // the high bits are the minor version
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        methods++;
        return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitInvokeDynamicInsn(
                    String callee, String calleeDescriptor, Handle bootstrap, Object... arguments) {
                super.visitInvokeDynamicInsn(callee, calleeDescriptor, bootstrap, arguments);
                if (bootstrap.getOwner().equals(LAMBDA_FACTORY)) {
                    lambdas++;
                }
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                Label end = new Label();
                super.visitLabel(end);
                super.visitMaxs(maxStack, maxLocals);
                addCode(name, descriptor, end.getOffset());
            }
        };
    }

    private void addCode(String method, String descriptor, int bytes) {
        codeBytes += bytes;
        if (bytes > longest.bytes()) {
            String parameters = Arrays.stream(Type.getArgumentTypes(descriptor))
                    .map(Type::getClassName)
                    .map(type -> type.substring(type.lastIndexOf('.') + 1))
                    .collect(Collectors.joining(", ", "(", ")"));
            longest = new LongestMethod(className + "." + method + parameters, bytes);
        }
    }
}
