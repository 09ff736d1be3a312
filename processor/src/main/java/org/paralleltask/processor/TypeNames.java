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

/** The user's types as generated code writes them, with the annotations that it can carry over. */
final class TypeNames {
    /** Annotations of a method that tell of what it returns, and so belong to what the facade returns too. */
    private static final Set<String> ABOUT_THE_RESULT =
            Set.of("CheckForNull", "NonNull", "Nonnull", "NotNull", "Nullable");

    private static final TypeNames BARE = new TypeNames(annotation -> false, annotation -> Optional.empty());

    private final Predicate<TypeElement> carried;
    private final Function<AnnotationMirror, Optional<AnnotationSpec>> copier;

    /** @param carried which annotations are carried over, where they can be */
    TypeNames(Predicate<TypeElement> carried, AnnotationCopier copier) {
        this(carried, copier::copy);
    }

    private TypeNames(Predicate<TypeElement> carried, Function<AnnotationMirror, Optional<AnnotationSpec>> copier) {
        this.carried = carried;
        this.copier = copier;
    }

    /** The type without annotations. JavaPoet alone would write {@code Map<K, V>.Entry} where ECJ has the model. */
    static TypeName bare(TypeMirror type) {
        return BARE.of(type);
    }

    /** The type, which is no type variable, without annotations and type arguments: as class literals and links have it. */
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

    /** The annotations of a declaration that are not annotations of its type too. */
    List<AnnotationSpec> declarationAnnotations(Element element, Predicate<TypeElement> which) {
        return annotations(element, annotation -> which.test(annotation) && !isTypeAnnotation(annotation));
    }

    /** What a method returns, with the annotations that tell of it; empty for {@code void}. */
    Optional<TaskMethod.Result> result(ExecutableElement method) {
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            return Optional.empty();
        }
        List<AnnotationSpec> annotations = declarationAnnotations(
                method, type -> ABOUT_THE_RESULT.contains(type.getSimpleName().toString()));
        return Optional.of(new TaskMethod.Result(of(method.getReturnType()), annotations));
    }

    /** What {@code map} takes of a type: a final type as it is, of another also its subtypes. */
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
