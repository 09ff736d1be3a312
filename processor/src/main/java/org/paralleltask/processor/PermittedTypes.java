package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The subclasses of sealed types, with their type arguments. */
final class PermittedTypes {
    private final Types types;

    PermittedTypes(Types types) {
        this.types = types;
    }

    /** Whether each value of a type is one of a permitted subclass. */
    static boolean isSealed(TypeElement type) {
        return type.getKind() != ElementKind.ENUM
                && type.getModifiers().contains(Modifier.SEALED)
                && type.getModifiers().contains(Modifier.ABSTRACT);
    }

    /**
     * The permitted subclasses of a sealed type. They are sorted by name, because without {@code permits} compilers
     * differ in their order. Empty if the type arguments of a subclass do not simply follow from those of the sealed
     * type.
     */
    Optional<List<DeclaredType>> of(DeclaredType type) {
        List<TypeElement> subclasses = NamedTypes.element(type).getPermittedSubclasses().stream()
                .map(subclass -> (TypeElement) types.asElement(subclass))
                .sorted(Comparator.comparing(
                        subclass -> subclass.getQualifiedName().toString()))
                .toList();
        List<DeclaredType> permitted = new ArrayList<>();
        for (TypeElement subclass : subclasses) {
            Optional<DeclaredType> found = subclass(type, subclass);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            permitted.add(found.get());
        }
        return Optional.of(permitted);
    }

    /**
     * For {@code Either<String, Integer>} and {@code Left<L, R> implements Either<L, R>}:
     * {@code Left<String, Integer>}.
     */
    private Optional<DeclaredType> subclass(DeclaredType type, TypeElement subclass) {
        List<TypeMirror> arguments = new ArrayList<>();
        for (TypeParameterElement parameter : subclass.getTypeParameters()) {
            Optional<TypeMirror> argument =
                    hasNoBound(parameter) ? argument(type, subclass, parameter) : Optional.empty();
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        }
        DeclaredType found = types.getDeclaredType(subclass, arguments.toArray(TypeMirror[]::new));
        return types.isSubtype(found, type) ? Optional.of(found) : Optional.empty();
    }

    static boolean hasNoBound(TypeParameterElement parameter) {
        return parameter.getBounds().stream()
                .allMatch(bound -> bound instanceof DeclaredType declared
                        && NamedTypes.element(declared).getQualifiedName().contentEquals("java.lang.Object"));
    }

    private Optional<TypeMirror> argument(DeclaredType type, TypeElement subclass, TypeParameterElement parameter) {
        Element wanted = type.asElement();
        for (TypeMirror supertype : types.directSupertypes(subclass.asType())) {
            if (supertype instanceof DeclaredType declared
                    && declared.asElement().equals(wanted)) {
                for (int i = 0; i < declared.getTypeArguments().size(); i++) {
                    TypeMirror variable = declared.getTypeArguments().get(i);
                    if (variable.getKind() == TypeKind.TYPEVAR
                            && types.asElement(variable).equals(parameter)) {
                        return Optional.of(type.getTypeArguments().get(i));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
