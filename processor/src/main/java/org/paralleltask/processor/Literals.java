package org.paralleltask.processor;

import com.palantir.javapoet.CodeBlock;
import java.util.HexFormat;

/** Writes constants as Java code, in ASCII, because the charset of generated sources may lack all other characters. */
final class Literals {
    private Literals() {}

    /** The code for a primitive value. It has the value's type. */
    static CodeBlock of(Object primitive) {
        if (primitive instanceof Character character) {
            return CodeBlock.of("$L", "'" + escaped(character, '\'') + "'");
        }
        if (primitive instanceof Long number) {
            return CodeBlock.of("$LL", number);
        }
        if (primitive instanceof Float number) {
            return number.isNaN() || number.isInfinite()
                    ? CodeBlock.of("$T.$L", Float.class, special(number))
                    : CodeBlock.of("$Lf", number);
        }
        if (primitive instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return CodeBlock.of("$T.$L", Double.class, special(number));
        }
        return CodeBlock.of("$L", primitive);
    }

    static CodeBlock of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(character -> literal.append(escaped((char) character, '"')));
        return CodeBlock.of("$L", literal.append('"'));
    }

    /** The name of the constant for a number that has no literal. */
    private static String special(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
    }

    private static String escaped(char character, char quote) {
        return switch (character) {
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case '\\' -> "\\\\";
            default ->
                character == quote
                        ? "\\" + quote
                        : ' ' <= character && character <= '~'
                                ? String.valueOf(character)
                                : "\\u" + HexFormat.of().toHexDigits(character);
        };
    }
}
