package org.paralleltask.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;

/**
 * How the code of a stand-in names types: it inherits the types that its interface has nested, which hide others of the
 * codec's package that have the same simple names. JavaPoet qualifies those of other packages alone.
 *
 * @param packageName the codec's
 * @param inherited simple names
 */
record StandInScope(String packageName, List<String> inherited) {
    /** The scope of the codec itself, which inherits nothing. */
    static final StandInScope NONE = new StandInScope("", List.of());

    /** A type, with the package wherever its simple name would mean another. */
    TypeName name(TypeName type) {
        if (inherited.isEmpty() || packageName.isEmpty()) {
            return type;
        } else if (type instanceof ClassName name) {
            return name(name);
        } else if (type instanceof ArrayTypeName array) {
            return ArrayTypeName.of(name(array.componentType()));
        } else if (type instanceof WildcardTypeName wildcard) {
            return wildcard.lowerBounds().isEmpty()
                    ? WildcardTypeName.subtypeOf(name(wildcard.upperBounds().get(0)))
                    : WildcardTypeName.supertypeOf(name(wildcard.lowerBounds().get(0)));
        } else if (type instanceof ParameterizedTypeName parameterized
                && parameterized
                        .toString()
                        .startsWith(parameterized.rawType().canonicalName())) { // else an inner class
            return ParameterizedTypeName.get(
                    name(parameterized.rawType()),
                    parameterized.typeArguments().stream().map(this::name).toArray(TypeName[]::new));
        }
        return type;
    }

    private ClassName name(ClassName type) {
        boolean isHidden = type.packageName().equals(packageName)
                && inherited.contains(type.topLevelClassName().simpleName());
        return isHidden ? ClassName.get("", type.canonicalName()) : type;
    }
}
