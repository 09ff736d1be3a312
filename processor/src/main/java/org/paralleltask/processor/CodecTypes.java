package org.paralleltask.processor;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

/** The types of a codec's methods. */
final class CodecTypes {
    /**
     * A more deeply nested type may be one that grows without end, such as {@code Nest<T>} with a
     * {@code Nest<List<T>>}.
     */
    private static final int MAX_DEPTH = 5;

    private CodecTypes() {}

    /** Whether a type's arguments are nested so deeply that they were hardly written by hand. */
    static boolean isTooDeep(TypeName type) {
        return depth(type) > MAX_DEPTH;
    }

    private static int depth(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return 1
                    + parameterized.typeArguments().stream()
                            .mapToInt(CodecTypes::depth)
                            .max()
                            .orElse(0);
        }
        return type instanceof WildcardTypeName wildcard
                ? depth(wildcard.upperBounds().get(0))
                : 0;
    }

    /**
     * A type that also allows subtypes of the type's arguments: {@code Pair<? extends A, ? extends List<? extends B>>}.
     */
    static TypeName covariant(TypeName type) {
        return type instanceof ParameterizedTypeName parameterized
                ? ParameterizedTypeName.get(
                        parameterized.rawType(),
                        parameterized.typeArguments().stream()
                                .map(argument -> argument instanceof WildcardTypeName wildcard
                                        ? wildcard.upperBounds().get(0)
                                        : argument)
                                .map(bound -> (TypeName) WildcardTypeName.subtypeOf(covariant(bound)))
                                .toArray(TypeName[]::new))
                : type;
    }
}
