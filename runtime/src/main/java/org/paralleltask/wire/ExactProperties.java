package org.paralleltask.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * System properties of a worker that its command line may lose, because the worker's encoding differs or lacks their
 * characters. They stand on the command line a second time, in one property, in ASCII. A worker sets them before it does
 * anything else.
 */
public final class ExactProperties {
    /** The property that has them; absent if every property is ASCII. */
    public static final String PROPERTY = "org.paralleltask.properties";

    private static final String FLAG = "-D" + PROPERTY + "=";
    private static final char LOST = '\ufffd';

    private ExactProperties() {}

    /**
     * The flag that has those properties, among some flags, that are not ASCII; empty if all are. Characters that were lost
     * in another encoding before are left as they are, and so are single surrogates, which stand for bytes.
     */
    public static String flag(List<String> flags) {
        Map<String, String> exact = new LinkedHashMap<>();
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            if (flag.startsWith(FLAG)) { // this process is a worker itself
                read(flag.substring(FLAG.length()), exact);
            } else if (flag.startsWith("-D") && equals > 0 && flag.indexOf(LOST) < 0) {
                String name = flag.substring(2, equals);
                exact.remove(name);
                if (!isAscii(flag) && !hasBytes(flag)) {
                    exact.put(name, flag.substring(equals + 1));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> property : exact.entrySet()) {
            text.append(text.length() == 0 ? "" : "&");
            write(text, property.getKey());
            text.append('=');
            write(text, property.getValue());
        }
        return text.length() == 0 ? "" : FLAG + text;
    }

    /** Sets the properties that this JVM's flag has. */
    public static void set() {
        Map<String, String> exact = new LinkedHashMap<>();
        read(System.getProperty(PROPERTY, ""), exact);
        System.getProperties().putAll(exact);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasBytes(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.isSurrogate((char) text.codePointAt(i)) && text.codePointAt(i) <= Character.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static void write(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each > ' ' && each <= '~' && each != '%' && each != '=' && each != '&') {
                out.append(each);
            } else {
                out.append('%');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit((each >> shift) & 0xf, 16));
                }
            }
        }
    }

    private static void read(String text, Map<String, String> into) {
        for (String property : text.split("&", -1)) {
            int equals = property.indexOf('=');
            if (equals > 0) {
                into.put(read(property.substring(0, equals)), read(property.substring(equals + 1)));
            }
        }
    }

    private static String read(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            boolean isEscaped = escaped.charAt(i) == '%';
            text.append(isEscaped ? (char) Integer.parseInt(escaped, i + 1, i + 5, 16) : escaped.charAt(i));
            i += isEscaped ? 4 : 0;
        }
        return text.toString();
    }
}
