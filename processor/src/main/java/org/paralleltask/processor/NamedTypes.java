package org.paralleltask.processor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** The classes that the text of a type names, and which code may name them. */
final class NamedTypes {
    private NamedTypes() {}

    /**
     * The type itself, its array component, and its type arguments at every depth. Types that do not exist are among
     * them.
     */
    static Stream<DeclaredType> in(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> in(((ArrayType) type).getComponentType());
            case WILDCARD ->
                Stream.of(((WildcardType) type).getExtendsBound(), ((WildcardType) type).getSuperBound())
                        .filter(Objects::nonNull)
                        .flatMap(NamedTypes::in);
            case DECLARED, ERROR -> {
                DeclaredType declared = (DeclaredType) type;
                yield Stream.concat(
                        Stream.of(declared),
                        Stream.concat(outer(declared).stream(), declared.getTypeArguments().stream())
                                .flatMap(NamedTypes::in));
            }
            default -> Stream.empty();
        };
    }

    /** The enclosing type of an inner class. A static class has none, although ECJ tells the class that declares it. */
    static Optional<DeclaredType> outer(DeclaredType type) {
        Element element = type.asElement();
        boolean isStatic = element.getKind().isInterface()
                || element.getKind() == ElementKind.ENUM
                || element.getKind() == ElementKind.RECORD
                || element.getModifiers().contains(Modifier.STATIC);
        return !isStatic && type.getEnclosingType() instanceof DeclaredType outer
                ? Optional.of(outer)
                : Optional.empty();
    }

    static boolean isUnresolved(TypeMirror type) {
        return in(type).anyMatch(named -> named.getKind() == TypeKind.ERROR);
    }

    /** The class that declares a method. */
    static TypeElement owner(ExecutableElement method) {
        return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    }

    static TypeElement element(DeclaredType type) {
        return (TypeElement) type.asElement();
    }

    /** The components of a record, in their order; none if the type is no record. */
    static List<? extends RecordComponentElement> components(TypeElement type) {
        return type.getKind() == ElementKind.RECORD ? type.getRecordComponents() : List.of();
    }

    /** A type and the types that enclose it, from the inside out. */
    static List<TypeElement> withEnclosing(Element type) {
        return Stream.iterate(type, NamedTypes::isType, Element::getEnclosingElement)
                .map(TypeElement.class::cast)
                .toList();
    }

    static TypeElement outermost(TypeElement type) {
        List<TypeElement> types = withEnclosing(type);
        return types.get(types.size() - 1);
    }

    /** Whether code anywhere may name the type. */
    static boolean isPublic(TypeElement type) {
        return withEnclosing(type).stream().allMatch(t -> t.getModifiers().contains(Modifier.PUBLIC));
    }

    /** Whether code in the package may name the type. */
    static boolean isAccessible(TypeElement type, PackageElement from) {
        List<TypeElement> types = withEnclosing(type);
        @Nullable Element owner = types.get(types.size() - 1).getEnclosingElement();
        return from.equals(owner)
                ? types.stream().noneMatch(t -> t.getModifiers().contains(Modifier.PRIVATE))
                : isPublic(type);
    }

    private static boolean isType(Element element) {
        return element.getKind().isClass() || element.getKind().isInterface();
    }
}
