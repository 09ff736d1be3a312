package org.paralleltask.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of one codec's private members. No name is used twice. */
final class CodecNames {
    /** The names of the methods that every codec has, because a user's class may also be called {@code Task}. */
    private final Set<String> taken = new HashSet<>(List.of("Task", "Result", "Shared", "Exit"));

    /** The end of the names of a type's two methods: {@code PairOfStringAndInteger}. */
    String pair(TypeName type) {
        return unused(text(type));
    }

    /** The name of the field with the constants of an enum: {@code LOG_LEVEL_VALUES}. */
    String constants(ClassName type) {
        return unused(type.simpleName()
                        .replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "_")
                        .toUpperCase(Locale.ROOT) + "_VALUES");
    }

    private String unused(String name) {
        String unused = name;
        for (int i = 2; !taken.add(unused); i++) {
            unused = name + i;
        }
        return unused;
    }

    private static String text(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return text(array.componentType()) + "Array";
        }
        if (type instanceof WildcardTypeName wildcard) {
            return text(wildcard.upperBounds().get(0));
        }
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.typeArguments().stream()
                    .map(CodecNames::text)
                    .collect(Collectors.joining("And", text(parameterized.rawType()) + "Of", ""));
        }
        return capitalised(type instanceof ClassName name ? name.simpleName() : type.toString());
    }

    static String capitalised(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }
}
