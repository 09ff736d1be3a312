package org.paralleltask;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options as text, in annotations and system properties. Each method throws IllegalArgumentException, naming the option. */
final class OptionText {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([kmgt]?)");

    private OptionText() {}

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    static Duration duration(String option, String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
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
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
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

    static boolean bool(String option, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(option + " must be true or false, not \"" + text + "\"");
        };
    }
}
