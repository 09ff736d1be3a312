package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.PrimitiveArrays;

/** The types that the runtime can write: types of the JDK, and its own. */
final class KnownForms {
    private static final ClassName JDK_LIBRARY = ClassName.get(JdkValues.class);

    private static final Map<String, String> JDK_VALUES = names(
            "java.lang.",
            "Boolean Byte Character Double Float Integer Long Short",
            "java.math.",
            "BigDecimal BigInteger",
            "java.net.",
            "URI",
            "java.nio.file.",
            "Path",
            "java.time.",
            "Duration Instant LocalDate LocalDateTime LocalTime MonthDay OffsetDateTime OffsetTime Period Year YearMonth"
                    + " ZoneId ZoneOffset ZonedDateTime",
            "java.util.",
            "OptionalDouble OptionalInt OptionalLong UUID");

    private static final Form SHARED_BUFFER =
            new Form.Known(ClassName.get("org.paralleltask.codec", "SharedBuffers"), "read");

    /**
     * The kind of container as which a type is written. It arrives as an {@code ArrayList}, {@code LinkedHashSet} or
     * {@code LinkedHashMap}, or as a sorted one if the type allows that.
     */
    private static final Map<String, String> CONTAINERS = Map.of(
            "java.util.ArrayList", "List",
            "java.util.Collection", "Collection",
            "java.util.HashMap", "LinkedMap",
            "java.util.HashSet", "LinkedSet",
            "java.util.LinkedHashMap", "LinkedMap",
            "java.util.LinkedHashSet", "LinkedSet",
            "java.util.List", "List",
            "java.util.Map", "Map",
            "java.util.Optional", "Optional",
            "java.util.Set", "Set");

    private KnownForms() {}

    /** The form of a value that has no parts; empty if the type is not known. */
    static Optional<Form> value(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return switch (name) {
            case "java.lang.String" -> Optional.of(new Form.Direct("String"));
            case "org.paralleltask.SharedBuffer" -> Optional.of(SHARED_BUFFER);
            default -> Optional.ofNullable(JDK_VALUES.get(name)).map(reader -> new Form.Known(JDK_LIBRARY, reader));
        };
    }

    /** The end of the names of a type's methods in {@code Containers}; empty if there are none. */
    static Optional<String> container(TypeElement type) {
        return Optional.ofNullable(CONTAINERS.get(type.getQualifiedName().toString()));
    }

    static Form primitive(TypeKind kind) {
        return new Form.Direct(capitalised(kind.name()));
    }

    static Form arrayOf(TypeKind primitive) {
        return new Form.Known(ClassName.get(PrimitiveArrays.class), "read" + capitalised(primitive.name()) + "s");
    }

    /** {@code Int} of {@code INT}. */
    private static String capitalised(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> names(String... packagesAndNames) {
        Map<String, String> readers = new HashMap<>();
        for (int i = 0; i < packagesAndNames.length; i += 2) {
            for (String name : packagesAndNames[i + 1].split(" ", -1)) {
                boolean isAcronym = name.equals("URI") || name.equals("UUID");
                readers.put(packagesAndNames[i] + name, "read" + (isAcronym ? capitalised(name) : name));
            }
        }
        return Map.copyOf(readers);
    }
}
