package org.paralleltask.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Writes the user's types for generated code, with the annotations that can be copied. */
final class TypeNames {
    /** Annotations of a method that are about its result, and so belong to the result of the pool's methods, too. */
    private static final Set<String> ABOUT_THE_RESULT =
            Set.of("CheckForNull", "NonNull", "Nonnull", "NotNull", "Nullable");

    private static final TypeNames BARE = new TypeNames(annotation -> false, annotation -> Optional.empty());

    private final Predicate<TypeElement> carried;
    private final Function<AnnotationMirror, Optional<AnnotationSpec>> copier;

    /** @param carried which annotations are to be copied, if they can be */
    TypeNames(Predicate<TypeElement> carried, AnnotationCopier copier) {
        this(carried, copier::copy);
    }

    private TypeNames(Predicate<TypeElement> carried, Function<AnnotationMirror, Optional<AnnotationSpec>> copier) {
        this.carried = carried;
        this.copier = copier;
    }

    /** The type without annotations. With ECJ's model, JavaPoet alone would write {@code Map<K, V>.Entry}. */
    static TypeName bare(TypeMirror type) {
        return BARE.of(type);
    }

    /** The type without annotations and type arguments, for class literals and links. It must be no type variable. */
    static TypeName erased(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> ArrayTypeName.of(erased(((ArrayType) type).getComponentType()));
            case DECLARED -> ClassName.get(NamedTypes.element((DeclaredType) type));
            default -> bare(type);
        };
    }

    /** The type with its type annotations, at every depth. */
    TypeName of(TypeMirror type) {
        TypeName bare = switch (type.getKind()) {
            case ARRAY -> ArrayTypeName.of(of(((ArrayType) type).getComponentType()));
            case DECLARED -> ofDeclared((DeclaredType) type);
            case WILDCARD -> ofWildcard((WildcardType) type);
            default -> TypeName.get(type);
        };
        List<AnnotationSpec> annotations = annotations(type, annotation -> true);
        return annotations.isEmpty() ? bare : bare.annotated(annotations);
    }

    /** The annotations of a declaration that are not type annotations. */
    List<AnnotationSpec> declarationAnnotations(Element element, Predicate<TypeElement> which) {
        return annotations(element, annotation -> which.test(annotation) && !isTypeAnnotation(annotation));
    }

    /** What a method returns, with the annotations about it; empty for {@code void}. */
    Optional<TaskMethod.Result> result(ExecutableElement method) {
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            return Optional.empty();
        }
        List<AnnotationSpec> annotations = declarationAnnotations(
                method, type -> ABOUT_THE_RESULT.contains(type.getSimpleName().toString()));
        return Optional.of(new TaskMethod.Result(of(method.getReturnType()), annotations));
    }

    /** The type argument of {@code map}'s inputs: a final type itself, otherwise a wildcard that allows subtypes. */
    TypeName asElement(TypeMirror type) {
        TypeName name = of(type).box();
        return isFinal(type) ? name : WildcardTypeName.subtypeOf(name);
    }

    private TypeName ofDeclared(DeclaredType type) {
        ClassName className = ClassName.get(NamedTypes.element(type));
        List<TypeName> arguments =
                type.getTypeArguments().stream().map(this::of).toList();
        if (NamedTypes.outer(type).map(this::of).orElse(className) instanceof ParameterizedTypeName outer) {
            return outer.nestedClass(className.simpleName(), arguments);
        }
        return arguments.isEmpty()
                ? className
                : ParameterizedTypeName.get(className, arguments.toArray(TypeName[]::new));
    }

    private TypeName ofWildcard(WildcardType type) {
        @Nullable TypeMirror upper = type.getExtendsBound();
        @Nullable TypeMirror lower = type.getSuperBound();
        if (lower != null) {
            return WildcardTypeName.supertypeOf(of(lower));
        }
        return WildcardTypeName.subtypeOf(upper == null ? ClassName.OBJECT : of(upper));
    }

    private List<AnnotationSpec> annotations(AnnotatedConstruct annotated, Predicate<TypeElement> which) {
        return annotated.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().getKind() == TypeKind.DECLARED)
                .filter(mirror -> carried.test(elementOf(mirror)) && which.test(elementOf(mirror)))
                .flatMap(mirror -> copier.apply(mirror).stream())
                .toList();
    }

    private static boolean isTypeAnnotation(TypeElement annotation) {
        @Nullable Target target = annotation.getAnnotation(Target.class);
        return target != null && Arrays.asList(target.value()).contains(ElementType.TYPE_USE);
    }

    private static TypeElement elementOf(AnnotationMirror mirror) {
        return NamedTypes.element(mirror.getAnnotationType());
    }

    private static boolean isFinal(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> isFinal(((ArrayType) type).getComponentType());
            case DECLARED -> {
                DeclaredType declared = (DeclaredType) type;
                Element element = declared.asElement();
                yield (element.getModifiers().contains(Modifier.FINAL) || element.getKind() == ElementKind.ENUM)
                        && declared.getTypeArguments().stream()
                                .noneMatch(argument -> argument.getKind() == TypeKind.WILDCARD);
            }
            default -> type.getKind().isPrimitive();
        };
    }
}
