package org.paralleltask.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads JSON, and nothing that is not JSON: maps, lists, strings, doubles, booleans and null. */
final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.at != text.length() || value == null) {
            throw reader.wrong("the end");
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object of) {
        return (Map<String, Object>) Objects.requireNonNull(of);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object of) {
        return (List<Object>) Objects.requireNonNull(of);
    }

    static long number(@Nullable Object of) {
        return ((Double) Objects.requireNonNull(of)).longValue();
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("no JSON at " + at + ", " + wanted + " was expected: "
                + text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 20)));
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private boolean takes(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    private @Nullable Object value() {
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        expect('{');
        if (!takes('}')) {
            do {
                String name = string();
                expect(':');
                if (object.put(name, value()) != null) {
                    throw wrong("another name than " + name);
                }
            } while (takes(','));
            expect('}');
        }
        return object;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        expect('[');
        if (!takes(']')) {
            do {
                list.add(value());
            } while (takes(','));
            expect(']');
        }
        return list;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (!takes('"')) {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw wrong("no control character");
            }
            if (c != '\\') {
                string.append(c);
            } else if (takes('u')) {
                string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else if (takes('"')) {
                string.append('"');
            } else if (takes('\\')) {
                string.append('\\');
            } else {
                throw wrong("an escape that this library writes");
            }
        }
        return string.toString();
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "-0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
            throw wrong("a number");
        }
        return Double.valueOf(number);
    }
}
