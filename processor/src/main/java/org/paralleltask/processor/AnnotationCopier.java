package org.paralleltask.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import javax.lang.model.util.Types;

/**
 * Copies annotations for generated code. If one value of an annotation cannot be written there, the annotation is not
 * copied at all, because without that value it would mean something else.
 */
final class AnnotationCopier {
    /** The text that javac has in place of a value that it does not know yet: a class that is still to be generated. */
    private static final String UNKNOWN = "<error>";

    private final PackageElement from;
    private final Types types;
    private final Set<Element> named = new LinkedHashSet<>();

    /** @param from the package in which the code is generated */
    AnnotationCopier(PackageElement from, Types types) {
        this.from = from;
        this.types = types;
    }

    /** The types, constants and members that the copies made so far name. */
    Stream<Element> named() {
        return named.stream();
    }

    Optional<AnnotationSpec> copy(AnnotationMirror annotation) {
        Set<Element> names = new LinkedHashSet<>();
        Optional<AnnotationSpec> copy = new Copy(names).of(annotation);
        copy.ifPresent(made -> named.addAll(names));
        return copy;
    }

    /** Copies one annotation and all its parts to code. Empty for a part that cannot be copied. */
    private final class Copy extends SimpleAnnotationValueVisitor14<Optional<CodeBlock>, TypeMirror> {
        private final Set<Element> names;

        Copy(Set<Element> names) {
            super(Optional.empty());
            this.names = names;
        }

        Optional<AnnotationSpec> of(AnnotationMirror annotation) {
            TypeElement type = NamedTypes.element(annotation.getAnnotationType());
            if (!isNameable(annotation.getAnnotationType())) {
                return Optional.empty();
            }
            AnnotationSpec.Builder copy = AnnotationSpec.builder(ClassName.get(type));
            for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
                    annotation.getElementValues().entrySet()) {
                ExecutableElement member = value.getKey();
                names.add(member);
                TypeMirror wanted = member.getReturnType();
                Optional<List<CodeBlock>> parts = parts(value.getValue(), wanted);
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.get()
                        .forEach(part -> copy.addMember(member.getSimpleName().toString(), part));
            }
            return Optional.of(copy.build());
        }

        /** The elements of an array, which JavaPoet puts into braces. For any other value, the value alone. */
        private Optional<List<CodeBlock>> parts(AnnotationValue value, TypeMirror wanted) {
            if (!(value.getValue() instanceof List<?> elements)) {
                return value.accept(this, wanted).map(List::of);
            }
            if (elements.isEmpty()) {
                return Optional.of(List.of(CodeBlock.of("{}")));
            }
            if (!(wanted instanceof ArrayType array)) {
                return Optional.empty();
            }
            List<CodeBlock> parts = new ArrayList<>();
            for (Object element : elements) {
                Optional<CodeBlock> part = ((AnnotationValue) element).accept(this, array.getComponentType());
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(part.get());
            }
            return Optional.of(parts);
        }

        @Override
        public Optional<CodeBlock> visitString(String text, TypeMirror wanted) {
            return isOf(String.class, wanted) && !text.equals(UNKNOWN)
                    ? Optional.of(Literals.of(text))
                    : Optional.empty();
        }

        @Override
        public Optional<CodeBlock> visitType(TypeMirror type, TypeMirror wanted) {
            return isOf(Class.class, wanted) && isNameable(type)
                    ? Optional.of(CodeBlock.of("$T.class", types.erasure(type)))
                    : Optional.empty();
        }

        @Override
        public Optional<CodeBlock> visitEnumConstant(VariableElement constant, TypeMirror wanted) {
            names.add(constant);
            return isNameable(constant.asType())
                    ? Optional.of(CodeBlock.of("$T.$L", constant.asType(), constant.getSimpleName()))
                    : Optional.empty();
        }

        @Override
        public Optional<CodeBlock> visitAnnotation(AnnotationMirror annotation, TypeMirror wanted) {
            return of(annotation).map(copy -> CodeBlock.of("$L", copy));
        }

        @Override
        protected Optional<CodeBlock> defaultAction(Object value, TypeMirror wanted) {
            return wanted.getKind().isPrimitive() ? Optional.of(Literals.of(value)) : Optional.empty();
        }

        /** Whether generated code may name a type and all types that its text contains. */
        private boolean isNameable(TypeMirror type) {
            NamedTypes.in(type).forEach(each -> names.addAll(NamedTypes.withEnclosing(NamedTypes.element(each))));
            return NamedTypes.in(type)
                    .allMatch(each -> each.getKind() != TypeKind.ERROR
                            && NamedTypes.isAccessible(NamedTypes.element(each), from));
        }

        private static boolean isOf(Class<?> type, TypeMirror wanted) {
            return wanted instanceof DeclaredType declared
                    && NamedTypes.element(declared).getQualifiedName().contentEquals(type.getName());
        }
    }
}
