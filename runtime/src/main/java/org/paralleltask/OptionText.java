package org.paralleltask;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks and parses values of options, which are texts in annotations and system properties. Each method throws an
 * IllegalArgumentException, or a NullPointerException for null, whose message names the option.
 */
final class OptionText {
    /** A class of its own, so that the patterns are compiled only in programs that have such texts. */
    private static final class Form {
        static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h)");
        static final Pattern SIZE = Pattern.compile("(\\d{1,15})([kmgt]?)");
    }

    private OptionText() {}

    static <V> V notNull(String option, @Nullable V value) {
        if (value == null) {
            throw new NullPointerException(option + " must not be null: leave it out for its default");
        }
        return value;
    }

    /** A copy of these values. None may be null. */
    static <V> List<V> list(String option, Collection<? extends V> values) {
        for (V value : notNull(option, values)) {
            held(option, value);
        }
        return List.copyOf(values);
    }

    /** A copy of this map, in its order. No key or value may be null. */
    static Map<String, String> map(String option, Map<String, String> values) {
        for (Map.Entry<String, String> entry : notNull(option, values).entrySet()) {
            held(option, entry.getKey());
            held(option + " of " + entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static void held(String option, @Nullable Object value) {
        if (value == null) {
            throw new NullPointerException(option + " must not hold null");
        }
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    static final String CLASS_PATTERN =
            "the binary name of a class, such as \"com.acme.Outer$Inner\", or \"com.acme.*\" for"
                    + " a package, \"com.acme.**\" for it and those below it, \"com.acme.Shop$*\" for all names that begin so";

    /** The words between commas, semicolons or spaces. */
    static String[] parts(String text) {
        return text.isEmpty() ? new String[0] : text.split("[,;\\s]+");
    }

    /** Whether a text has the form of a pattern for classes. Whether there are such classes is not checked. */
    static boolean isClassPattern(String text) {
        int stars = text.endsWith(".**") ? 2 : text.endsWith("*") ? 1 : 0;
        String name = text.substring(0, text.length() - stars);
        boolean isPackage = stars > 0 && name.endsWith(".");
        if (stars > 0 && name.indexOf('.') < 0) {
            return false; // without a package it would let in far too many classes
        }
        for (String part : (isPackage ? name.substring(0, name.length() - 1) : name).split("\\.", -1)) {
            if (part.isEmpty()
                    || !Character.isJavaIdentifierStart(part.charAt(0))
                    || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
                return false;
            }
        }
        return true;
    }

    static Duration duration(String option, String text) {
        Matcher matcher = Form.SHORT_DURATION.matcher(notNull(option, text));
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + " must be a duration such as \"30s\", \"1500ms\", \"2m\", \"1h\" or \"PT2M\", not \""
                            + text + "\"",
                    e);
        }
    }

    static long size(String option, String text) {
        Matcher matcher = Form.SIZE.matcher(notNull(option, text).toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(option
                    + " must be a number of bytes such as \"512m\", \"2g\", \"800000k\" or \"536870912\", not \"" + text
                    + "\"");
        }
        int unit = "kmgt".indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * unit));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(option + " is too large: \"" + text + "\"", e);
        }
    }

    /** Names of causes in upper or lower case, such as {@code KILLED,TIME_LIMIT}. */
    static Set<DeathCause> causes(String option, String text) {
        Set<DeathCause> causes = EnumSet.noneOf(DeathCause.class);
        for (String word :
                text.isEmpty() ? new String[0] : text.toUpperCase(Locale.ROOT).split("[,\\s]+")) {
            try {
                causes.add(DeathCause.valueOf(word));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        option + " must be some of " + Arrays.toString(DeathCause.values()) + ", separated by commas,"
                                + " not \"" + text + "\"",
                        e);
            }
        }
        return causes;
    }

    /** Whether a worker, which knows only its name, can make an object of this class. */
    static boolean canBeMade(Class<?> type) {
        boolean isOpen = Stream.of(type.getConstructors()).anyMatch(one -> one.getParameterCount() == 0);
        return isOpen
                && Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), OptionText.class.getModule());
    }

    static boolean bool(String option, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(option + " must be true or false, not \"" + text + "\"");
        };
    }
}
